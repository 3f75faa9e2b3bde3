import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { styled } from '../parts/styled.ts';
import { baseStyles, stateStyles } from '../parts/styles.ts';
import { GridAxis } from './grid-axis.ts';
import { gridStyles } from './grid-styles.ts';
import {
  bandTemplate,
  cellTemplate,
  columnName,
  columnTotals,
  cornerTemplates,
  elementId,
  rowHead,
} from './grid-templates.ts';
import { type GridView, HEAD, keyAt, LEFT, type Metrics, metricsFor, positionOf } from './grid-view.ts';
import { move, type Position } from './keyboard.ts';
import { TypedSearch } from './typed-search.ts';

/** What the grid asks of the page. Rows and columns are given by the keys of their lines. */
export interface GridHandlers {
  moved(row: string, column: string): void;
  /** A cell is wanted in detail; indexes of the items. */
  opened(row: number, column: number): void;
  folded(axis: 'rows' | 'columns', group: string): void;
  /** Only what crosses this line is wanted, or all again. */
  focused(id: string): void;
  escaped(): void;
  scrolled(top: number, left: number): void;
  said(text: string): void;
}

/** The grid: sticky headers, the cells in sight, one selected cell that the keyboard moves. */
export class MatrixGrid extends LitElement {
  static override styles = [baseStyles, stateStyles, gridStyles];

  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    zoom: { attribute: false },
    activeRow: { attribute: false },
    activeColumn: { attribute: false },
    handlers: { attribute: false },
    width: { state: true },
  };

  declare view: GridView | undefined;
  declare zoom: number;
  declare activeRow: string;
  declare activeColumn: string;
  declare handlers: GridHandlers | undefined;
  declare width: number;
  private rowAxis: GridAxis | undefined;
  private columnAxis: GridAxis | undefined;
  private resizing: ResizeObserver | undefined;
  private nextFrame: number | undefined;
  private position: Position = { row: HEAD + 1, column: LEFT };
  private readonly typing = new TypedSearch();
  private wantedScroll: { readonly top: number; readonly left: number } | undefined;

  constructor() {
    super();
    this.zoom = 100;
    this.activeRow = '';
    this.activeColumn = '';
    this.width = 0;
  }

  /** Scrolls there as soon as there is something to scroll. */
  restoreScroll(top: number, left: number): void {
    this.wantedScroll = { top, left };
    this.requestUpdate();
  }

  override focus(): void {
    this.scroller?.focus({ preventScroll: true });
  }

  /** Brings the selected cell into view. */
  revealActive(): void {
    const { row, column } = this.position;
    if (row >= HEAD) this.rowAxis?.reveal(row - HEAD);
    if (column >= LEFT) this.columnAxis?.reveal(column - LEFT);
  }

  override disconnectedCallback(): void {
    this.rowAxis?.dispose();
    this.columnAxis?.dispose();
    this.rowAxis = undefined;
    this.columnAxis = undefined;
    this.resizing?.disconnect();
    super.disconnectedCallback();
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.scroller');
  }

  private get metrics(): Metrics {
    return metricsFor(this.width, this.zoom);
  }

  protected override firstUpdated(): void {
    const { scroller } = this;
    if (scroller === null) return;
    // Both axes hear of a scroll one after the other: drawing between the two would lay the page out twice.
    const changed = (): void => {
      this.nextFrame ??= requestAnimationFrame(() => {
        this.nextFrame = undefined;
        this.requestUpdate();
      });
    };
    this.rowAxis = new GridAxis(scroller, false, this.axisOptions('rows'), changed);
    this.columnAxis = new GridAxis(scroller, true, this.axisOptions('columns'), changed);
    this.resizing = new ResizeObserver(() => {
      this.width = this.clientWidth;
    });
    this.resizing.observe(this);
    this.width = this.clientWidth;
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { view } = this;
    if (view === undefined) return;
    // What was selected may be filtered out: then the selection stays where it was on the screen.
    const row = positionOf(this.activeRow, view.rows, HEAD) ?? this.position.row;
    const column = positionOf(this.activeColumn, view.columns, LEFT) ?? this.position.column;
    this.position = {
      row: Math.min(row, view.rows.length + HEAD - 1),
      column: Math.min(column, view.columns.length + LEFT - 1),
    };
    this.rowAxis?.update(this.axisOptions('rows'));
    this.columnAxis?.update(this.axisOptions('columns'));
  }

  protected override updated(): void {
    const { wantedScroll, scroller } = this;
    if (wantedScroll === undefined || scroller === null) return;
    // Nothing can be scrolled before it has its size.
    const canvas = scroller.firstElementChild;
    if (!(canvas instanceof HTMLElement) || canvas.offsetHeight === 0) return;
    this.wantedScroll = undefined;
    scroller.scrollTop = wantedScroll.top;
    scroller.scrollLeft = wantedScroll.left;
  }

  private axisOptions(axis: 'rows' | 'columns') {
    const { metrics, view, position } = this;
    if (axis === 'rows') {
      return {
        count: view?.rows.length ?? 0,
        size: metrics.rowHeight,
        headers: metrics.bandHeight + metrics.idHeight + metrics.totalsHeight,
        always: position.row >= HEAD ? position.row - HEAD : undefined,
      };
    }
    return {
      count: view?.columns.length ?? 0,
      size: metrics.columnWidth,
      headers: metrics.nameWidth + metrics.totalsWidth,
      always: position.column >= LEFT ? position.column - LEFT : undefined,
    };
  }

  protected override render(): TemplateResult {
    const { view, position, metrics } = this;
    if (view === undefined) return html``;
    const sizes = {
      '--zoom': String(this.zoom / 100),
      '--row': `${metrics.rowHeight}px`,
      '--column': `${metrics.columnWidth}px`,
      '--band': `${metrics.bandHeight}px`,
      '--name': `${metrics.nameWidth}px`,
      '--totals': `${metrics.totalsWidth}px`,
    };
    const canvas = {
      width: `${this.columnAxis?.total ?? 0}px`,
      height: `${this.rowAxis?.total ?? 0}px`,
    };
    return html`<div
      class="scroller"
      role="grid"
      tabindex="0"
      aria-label="${view.matrix.rows.framework.title} by ${view.matrix.columns.framework.title}"
      aria-rowcount=${view.rows.length + HEAD}
      aria-colcount=${view.columns.length + LEFT}
      aria-activedescendant=${elementId(position, view.bands)}
      @keydown=${this.onKey}
      @click=${this.onClick}
      @pointerover=${this.onHover}
      @scroll=${this.onScroll}
      ${styled(sizes)}
    >
      <div class="canvas" role="presentation" ${styled(canvas)}>
        ${this.renderHead(view, metrics)}
        <div role="rowgroup">${this.renderRows(view)}</div>
      </div>
    </div>`;
  }

  private renderHead(view: GridView, metrics: Metrics): TemplateResult {
    const { position } = this;
    const columns = this.columnAxis?.lines ?? [];
    const corner = cornerTemplates(
      view,
      position.column < LEFT ? position.row : undefined,
      position.column < LEFT ? position.column : undefined,
    );
    const first = columns[0]?.index ?? 0;
    const last = columns.at(-1)?.index ?? -1;
    const bands = view.bands
      .map((band, index) => ({ band, index }))
      .filter(({ band }) => band.end >= first && band.start <= last);
    const size = metrics.columnWidth;
    const start = (index: number): number => this.columnAxis?.startOf(index) ?? 0;
    const isHere = (row: number, index: number): boolean =>
      position.row === row && position.column === index + LEFT;
    return html`<div class="head" role="rowgroup">
      <div role="row" aria-rowindex="1" ${styled({ height: `${metrics.bandHeight}px` })}>
        <div class="left" role="presentation">${corner.bands}</div>
        ${repeat(
          bands,
          ({ band }) => band.group,
          ({ band, index }) =>
            bandTemplate(
              band,
              index,
              { left: start(band.start), width: size * (band.end - band.start + 1) },
              metrics.nameWidth + metrics.totalsWidth,
              position.row === 0 &&
                band.start <= position.column - LEFT &&
                position.column - LEFT <= band.end,
            ),
        )}
      </div>
      <div role="row" aria-rowindex="2" ${styled({ height: `${metrics.idHeight}px` })}>
        <div class="left" role="presentation">${corner.names}</div>
        ${repeat(
          columns,
          ({ index }) => index,
          ({ index }) => {
            const line = view.columns[index];
            const box = { left: start(index), width: size };
            return line === undefined ? nothing : columnName(view, line, index + LEFT, box, isHere(1, index));
          },
        )}
      </div>
      <div role="row" aria-rowindex="3" ${styled({ height: `${metrics.totalsHeight}px` })}>
        <div class="left" role="presentation">${corner.totals}</div>
        ${repeat(
          columns,
          ({ index }) => index,
          ({ index }) => {
            const line = view.columns[index];
            const box = { left: start(index), width: size };
            return line === undefined
              ? nothing
              : columnTotals(view, line, index + LEFT, box, isHere(2, index));
          },
        )}
      </div>
    </div>`;
  }

  private renderRows(view: GridView) {
    const rows = this.rowAxis?.lines ?? [];
    const columns = this.columnAxis?.lines ?? [];
    if (view.rows.length === 0 || view.columns.length === 0) {
      return html`<div role="row"><div role="gridcell" class="nothing">Nothing fits the filters.</div></div>`;
    }
    const { columnWidth } = this.metrics;
    const range = columns.map(({ index }) => index).join();
    return repeat(
      rows,
      ({ index }) => view.rows[index]?.key ?? index,
      ({ index }) => {
        const line = view.rows[index];
        const row = index + HEAD;
        if (line === undefined) return nothing;
        const active = this.position.row === row ? this.position.column : undefined;
        const top = this.rowAxis?.startOf(index) ?? 0;
        // A row is drawn again only when something of it has changed: scrolling draws the new ones.
        return guard(
          [view, line, range, columnWidth, active, top],
          () => html`<div
            role="row"
            class="row ${line.kind === 'group' ? 'is-group' : ''} ${active === undefined ? '' : 'here'}"
            aria-rowindex=${row + 1}
            ${styled({ top: `${top}px` })}
          >
            <div class="left" role="presentation">${rowHead(view, line, row, active)}</div>
            ${repeat(
              columns,
              (column) => column.index,
              (column) => {
                const columnLine = view.columns[column.index];
                if (columnLine === undefined) return nothing;
                const at = { row, column: column.index + LEFT };
                const isActive = active === at.column;
                // Of a row that is drawn again while somebody scrolls sideways, only the new cells are worked out.
                return guard([view, line, column.start, isActive, row], () =>
                  cellTemplate(view, line, columnLine, at, column.start, isActive),
                );
              },
            )}
          </div>`,
        );
      },
    );
  }

  private goTo(to: Position): void {
    const { view } = this;
    if (view === undefined) return;
    this.position = to;
    this.activeRow = keyAt(to.row, view.rows, HEAD);
    this.activeColumn = keyAt(to.column, view.columns, LEFT);
    this.handlers?.moved(this.activeRow, this.activeColumn);
    this.revealActive();
  }

  /** What Enter or a click does where it is. */
  private activate({ row, column }: Position): void {
    const { view, handlers } = this;
    if (view === undefined || handlers === undefined) return;
    const rowLine = view.rows[row - HEAD];
    const columnLine = view.columns[column - LEFT];
    if (row < HEAD) {
      if (columnLine === undefined) return;
      if (row === 0 || columnLine.kind === 'group') handlers.folded('columns', columnLine.group);
      else if (row === 1) handlers.focused(view.matrix.columns.items[columnLine.index]?.id ?? '');
      return;
    }
    if (rowLine === undefined) return;
    if (rowLine.kind === 'group') handlers.folded('rows', rowLine.group);
    else if (column === 0) handlers.focused(view.matrix.rows.items[rowLine.index]?.id ?? '');
    else if (columnLine?.kind === 'group') handlers.folded('columns', columnLine.group);
    else if (columnLine !== undefined) handlers.opened(rowLine.index, columnLine.index);
  }

  private readonly onScroll = (event: Event): void => {
    const { scrollTop, scrollLeft } = event.currentTarget as HTMLElement;
    this.handlers?.scrolled(scrollTop, scrollLeft);
  };

  private readonly onClick = (event: Event): void => {
    if (!(event.target instanceof Element)) return;
    const cell = event.target.closest('[aria-colindex]');
    const column = Number(cell?.getAttribute('aria-colindex')) - 1;
    const row = Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex')) - 1;
    if (row < 0 || column < 0) return;
    this.goTo({ row, column });
    this.activate({ row, column });
  };

  /** The tooltip says what a screen reader says; only the cell under the pointer needs one. */
  private readonly onHover = (event: Event): void => {
    const cell = event.target instanceof Element ? event.target.closest('.cell') : null;
    if (cell === null) return;
    if (cell.classList.contains('full')) cell.setAttribute('title', cell.getAttribute('aria-label') ?? '');
    else cell.removeAttribute('title');
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { view } = this;
    if (view === undefined || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const bounds = {
      rows: view.rows.length + HEAD,
      columns: view.columns.length + LEFT,
      page: this.rowAxis?.page ?? 1,
      bands: [0, ...view.bands.map(({ start }) => start + LEFT)],
    };
    const to = move({ key: event.key, ctrl }, this.position, bounds);
    if (to !== undefined) this.goTo(to);
    else if (event.key === 'Enter' || event.key === ' ') this.activate(this.position);
    else if (event.key === 'Escape') this.handlers?.escaped();
    else if (event.key.length === 1 && !ctrl) this.search(event.key);
    else return;
    event.preventDefault();
  };

  private search(letter: string): void {
    const { view } = this;
    if (view === undefined) return;
    const found = this.typing.find(letter, view, this.position, performance.now());
    if (found !== undefined) this.goTo(found);
    else this.handlers?.said(`Nothing shown starts with ${this.typing.text}.`);
  }
}
