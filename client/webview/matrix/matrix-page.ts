import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { CellDetail, Matrix, MatrixItem, MatrixResult } from '../../../server/src/protocol/matrix.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { host } from '../host.ts';
import { defineElement } from '../parts/define-element.ts';
import { PageElement } from '../parts/page-element.ts';
import { baseStyles, stateStyles } from '../parts/styles.ts';
import { applyChange } from './apply-change.ts';
import { CellDetailPane } from './cell-detail.ts';
import { cellKey } from './cells.ts';
import { changedCells } from './changed-cells.ts';
import type { MatrixFilter } from './filter.ts';
import { createGridView, type GridView } from './grid-view.ts';
import { itemKey } from './layout.ts';
import { type GridHandlers, MatrixGrid } from './matrix-grid.ts';
import { MatrixLegend } from './matrix-legend.ts';
import { MatrixToolbar, type ToolbarHandlers } from './matrix-toolbar.ts';
import { pageStyles } from './page-styles.ts';
import { isFolderAlone, stateToReveal, type Target } from './reveal.ts';
import { firstState, readSavedState, type SavedState } from './saved-state.ts';
import { changeWords, plural } from './words.ts';

defineElement('tickmark-matrix-grid', MatrixGrid);
defineElement('tickmark-matrix-toolbar', MatrixToolbar);
defineElement('tickmark-matrix-legend', MatrixLegend);
defineElement('tickmark-cell-detail', CellDetailPane);

/** How long the selection rests before its details are asked for, while somebody walks with the arrow keys. */
const restMilliseconds = 120;
/** How long a cell stays marked that an edit has changed, and how many are marked at most: beyond, all is new. */
const freshMilliseconds = 2000;
const mostFresh = 60;
/** How long scrolling rests before its place is kept. */
const scrollMilliseconds = 250;

/** The crosswalk matrix: holds the data and what the person chose, and lets the parts draw it. */
export class MatrixPage extends PageElement {
  static override styles = [baseStyles, stateStyles, pageStyles];

  static override properties: PropertyDeclarations = {
    view: { state: true },
    kept: { state: true },
    detail: { state: true },
    refused: { state: true },
  };

  declare view: GridView | undefined;
  declare kept: SavedState;
  declare detail: CellDetail | undefined;
  /** Why there is nothing to show: a framework or the folder that was asked for is there no more. */
  declare refused: Extract<MatrixResult, { type: 'none' }>['reason'] | undefined;
  private timer: number | undefined;
  private scrollTimer: number | undefined;
  private freshTimer: number | undefined;
  private mustRestoreScroll = true;
  /** Data came in, and the grid is to show the selection. */
  private mustReveal = false;
  /** What is to be selected in a root whose data was asked for. */
  private wanted: Target | undefined;

  constructor() {
    super();
    this.refused = undefined;
    this.kept = readSavedState(host.saved());
  }

  protected override get frame(): TimeFrame | undefined {
    return this.view?.matrix.frame;
  }

  protected override get complete(): boolean {
    return this.view?.matrix.complete ?? true;
  }

  protected override get heading(): string {
    return 'Crosswalk matrix';
  }

  protected override begin(): void {
    this.ask();
  }

  private ask(): void {
    const { rows, columns, folder } = this.kept;
    host.post({ type: 'matrix', rows, columns, ...(folder === undefined ? {} : { folder }) });
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'matrix') this.takeResult(message.result);
    else if (message.type === 'cell') {
      const cell = this.selected();
      if (cell?.row.id === message.row && cell.column.id === message.column) this.detail = message.detail;
    } else if (message.type === 'reveal') this.reveal(message);
  }

  private takeResult(result: MatrixResult): void {
    if (result.type === 'none') {
      this.notice = { kind: 'empty', message: result.message };
      this.refused = result.reason;
    } else if (result.type === 'same') {
      // Up to date with what another life of this page held.
      if (this.view === undefined) this.ask();
    } else if (result.type === 'whole') {
      const { view } = this;
      this.show(result.matrix, view === undefined ? [] : changedCells(view, result.matrix));
    } else {
      const { change } = result;
      const next = this.view === undefined ? undefined : applyChange(this.view.matrix, change);
      // A change of something else: begin again with the whole.
      if (next === undefined) this.ask();
      else
        this.show(next, [
          ...change.cells.map(({ row, column }) => [row, column] as const),
          ...change.removed,
        ]);
    }
  }

  private show(matrix: Matrix, changed: readonly (readonly [row: number, column: number])[]): void {
    const before = this.view?.matrix;
    const isSame =
      before?.rows.framework.id === matrix.rows.framework.id &&
      before.columns.framework.id === matrix.columns.framework.id;
    this.refused = undefined;
    const isEdit = before?.frame.asOf === matrix.frame.asOf && changed.length <= mostFresh;
    this.rebuild(matrix, new Set(isEdit ? changed.map(([row, column]) => cellKey(matrix, row, column)) : []));
    if (before !== undefined && isSame) {
      const words = changeWords(before, matrix, changed.length);
      if (words !== undefined) this.announce(words);
    } else {
      this.announce(
        `${plural(matrix.rows.items.length, 'row')}, ${plural(matrix.columns.items.length, 'column')}.`,
      );
    }
    if (this.wanted?.folder === matrix.folder) this.reveal(this.wanted);
    this.askForDetail(0);
    // Whoever opens the matrix may use the arrow keys at once; a window that works elsewhere keeps its focus.
    if (before === undefined && document.hasFocus() && document.activeElement === document.body) {
      void this.updateComplete.then(() => this.grid?.focus());
    }
  }

  /** Works out anew what is shown; of other data, or of other filters and folds. */
  private rebuild(matrix = this.view?.matrix, fresh: ReadonlySet<number> = new Set()): void {
    clearTimeout(this.freshTimer);
    if (matrix === undefined) return;
    if (fresh.size > 0) this.freshTimer = window.setTimeout(() => this.rebuild(), freshMilliseconds);
    const { filter, foldedRows, foldedColumns } = this.kept;
    const folds = { rows: new Set(foldedRows), columns: new Set(foldedColumns) };
    this.view = createGridView(matrix, filter, folds, this.view, fresh);
  }

  private keep(part: Partial<SavedState>): void {
    this.kept = { ...this.kept, ...part };
    host.save(this.kept);
  }

  /** The items that cross at the selection; undefined on headers and groups. */
  private selected(): { readonly row: MatrixItem; readonly column: MatrixItem } | undefined {
    const { view, kept } = this;
    const row = view?.matrix.rows.items.find(({ id }) => itemKey(id) === kept.activeRow);
    const column = view?.matrix.columns.items.find(({ id }) => itemKey(id) === kept.activeColumn);
    return row === undefined || column === undefined ? undefined : { row, column };
  }

  private isDetailOfSelection(): boolean {
    const cell = this.selected();
    return this.detail?.row.id === cell?.row.id && this.detail?.column.id === cell?.column.id;
  }

  private askForDetail(wait: number): void {
    clearTimeout(this.timer);
    if (!this.kept.detail) return;
    this.timer = window.setTimeout(() => {
      const cell = this.selected();
      if (cell !== undefined) host.post({ type: 'cell', row: cell.row.id, column: cell.column.id });
    }, wait);
  }

  private reveal(target: Target): void {
    if (this.view === undefined) return;
    const { folder = this.view.matrix.folder } = target;
    if (target.folder !== undefined) this.keep({ folder });
    if (this.view.matrix.folder !== folder) {
      // Ids are the same in many roots: what is asked for is selected when the data of its root is there.
      this.wanted = target;
      this.ask();
      return;
    }
    this.wanted = undefined;
    if (isFolderAlone(target)) return;
    this.keep(stateToReveal(this.view.matrix, this.kept, target));
    this.rebuild();
    this.mustReveal = true;
    this.askForDetail(0);
  }

  /** The folder that was shown is not open any more: any that is will do. */
  private readonly forgetFolder = (): void => {
    const { folder: _, ...kept } = this.kept;
    this.kept = kept;
    host.save(kept);
    this.ask();
  };

  private closeDetail(): void {
    this.keep({ detail: false });
    this.detail = undefined;
    this.grid?.focus();
  }

  private get grid(): MatrixGrid | null {
    return this.renderRoot.querySelector<MatrixGrid>('tickmark-matrix-grid');
  }

  private readonly onFilter = (filter: MatrixFilter): void => {
    this.keep({ filter });
    this.rebuild();
    const { filtered } = this.view ?? {};
    if (filtered !== undefined) {
      this.announce(
        `Showing ${plural(filtered.rows.length, 'row')} and ${plural(filtered.columns.length, 'column')}.`,
      );
    }
  };

  private readonly onChoose = (rows: string, columns: string): void => {
    const { kept } = this;
    const isSwap = rows === kept.columns && columns === kept.rows;
    // What was folded and selected belongs to the axis, wherever it stands.
    const turned: Partial<SavedState> = isSwap
      ? {
          foldedRows: kept.foldedColumns,
          foldedColumns: kept.foldedRows,
          activeRow: kept.activeColumn,
          activeColumn: kept.activeRow,
          filter: { ...kept.filter, rowGroup: kept.filter.columnGroup, columnGroup: kept.filter.rowGroup },
        }
      : { filter: { ...kept.filter, rowGroup: '', columnGroup: '' }, foldedRows: [], foldedColumns: [] };
    this.keep({ ...turned, rows, columns, top: 0, left: 0 });
    this.detail = undefined;
    this.mustRestoreScroll = true;
    this.ask();
  };

  private readonly gridHandlers: GridHandlers = {
    moved: (activeRow, activeColumn) => {
      this.keep({ activeRow, activeColumn });
      this.askForDetail(restMilliseconds);
    },
    opened: () => {
      // A second time leads into the details.
      if (this.kept.detail && this.isDetailOfSelection()) {
        this.renderRoot.querySelector<HTMLElement>('tickmark-cell-detail')?.focus();
        return;
      }
      // The pane takes room from the grid: the cell must not end up below it.
      this.mustReveal = !this.kept.detail;
      this.keep({ detail: true });
      this.askForDetail(0);
      const cell = this.selected();
      if (cell !== undefined) this.announce(`Details of ${cell.row.id} and ${cell.column.id}.`);
    },
    folded: (axis, group) => {
      const field = axis === 'rows' ? 'foldedRows' : 'foldedColumns';
      const folded = this.kept[field];
      const isFolded = folded.includes(group);
      this.keep({ [field]: isFolded ? folded.filter((id) => id !== group) : [...folded, group] });
      this.rebuild();
      this.announce(`${group} ${isFolded ? 'unfolded' : 'folded'}.`);
    },
    focused: (id) => {
      const text = this.kept.filter.text === id ? '' : id;
      this.onFilter({ ...this.kept.filter, text });
      this.mustReveal = true;
    },
    escaped: () => {
      if (this.kept.detail) this.closeDetail();
    },
    scrolled: (top, left) => {
      clearTimeout(this.scrollTimer);
      this.scrollTimer = window.setTimeout(() => this.keep({ top, left }), scrollMilliseconds);
    },
    said: (text) => this.announce(text),
  };

  private readonly toolbarHandlers: ToolbarHandlers = {
    filtered: this.onFilter,
    chosen: this.onChoose,
    folder: (folder) => {
      this.wanted = undefined;
      this.keep({ folder });
      this.ask();
    },
    zoomed: (zoom) => {
      this.keep({ zoom });
      this.mustReveal = true;
    },
    foldedAll: (folded) => {
      const { matrix } = this.view ?? {};
      const ids = (axis: 'rows' | 'columns'): string[] =>
        folded ? (matrix?.[axis].groups.map(({ id }) => id) ?? []) : [];
      this.keep({ foldedRows: ids('rows'), foldedColumns: ids('columns') });
      this.rebuild();
    },
    legend: (legend) => this.keep({ legend }),
  };

  /** Escape leads from everywhere back to the grid. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.grid?.focus();
  };

  protected override updated(): void {
    const { grid } = this;
    if (grid === null || this.view === undefined) return;
    if (this.mustRestoreScroll) {
      this.mustRestoreScroll = false;
      grid.restoreScroll(this.kept.top, this.kept.left);
    }
    if (this.mustReveal) {
      this.mustReveal = false;
      void grid.updateComplete.then(() => grid.revealActive());
    }
  }

  protected override renderWithoutData(): TemplateResult {
    const { refused, kept } = this;
    const button = (label: string, act: () => void): TemplateResult =>
      html`<p class="nothing"><button class="plain" @click=${act}>${label}</button></p>`;
    const { rows, columns } = firstState;
    if (refused === 'unknown-framework')
      return button('Show SOC 2 and Annex A', () => this.onChoose(rows, columns));
    if (refused === 'no-workspace' && kept.folder !== undefined)
      return button('Show the open folder', this.forgetFolder);
    return html``;
  }

  protected override renderContent(): TemplateResult {
    const { view, kept } = this;
    if (view === undefined) return html``;
    return html`
      <tickmark-matrix-toolbar
        .view=${view}
        .filter=${kept.filter}
        .zoom=${kept.zoom}
        .legend=${kept.legend}
        .handlers=${this.toolbarHandlers}
        @keydown=${this.onKey}
      ></tickmark-matrix-toolbar>
      ${kept.legend ? html`<tickmark-matrix-legend></tickmark-matrix-legend>` : nothing}
      ${
        view.matrix.records.length > 0
          ? nothing
          : html`<p class="nothing">
              No controls or evidence are here yet. The matrix shows what the crosswalk expects; write the first control
              to fill it.
              <button class="plain" @click=${() => host.post({ type: 'command', command: 'tickmark.newRecord' })}>
                New Record
              </button>
            </p>`
      }
      <div class="body">
        <tickmark-matrix-grid
          .view=${view}
          .zoom=${kept.zoom}
          .activeRow=${kept.activeRow}
          .activeColumn=${kept.activeColumn}
          .handlers=${this.gridHandlers}
        ></tickmark-matrix-grid>
        ${
          kept.detail
            ? html`<aside aria-label="Details of the cell" @keydown=${this.onKey}>
                <tickmark-cell-detail
                  .detail=${this.detail}
                  .closed=${() => this.closeDetail()}
                ></tickmark-cell-detail>
              </aside>`
            : nothing
        }
      </div>
    `;
  }
}
