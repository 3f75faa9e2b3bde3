import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { styled } from '../parts/styled.ts';
import { baseStyles, stateStyles } from '../parts/styles.ts';
import { GridAxis } from './grid-axis.ts';
import { type DrawnLines, headTemplate, rowsTemplate } from './grid-lines.ts';
import { gridStyles } from './grid-styles.ts';
import { elementId } from './grid-templates.ts';
import { GridTiles } from './grid-tiles.ts';
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

/** Lines that are drawn together: few enough for one frame, enough that the browser scrolls some frames by itself. */
const blockRows = 8;
const blockColumns = 6;

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
  private tiles: GridTiles | undefined;
  /** The blocks that were drawn last, as text to compare. */
  private drawn = '';
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
    this.renderRoot.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  }

  /** Brings the selected cell into view. */
  revealActive(): void {
    const { row, column } = this.position;
    if (row >= HEAD) this.rowAxis?.reveal(row - HEAD);
    if (column >= LEFT) this.columnAxis?.reveal(column - LEFT);
  }

  private showedActive(): boolean {
    const { row, column } = this.position;
    const showsRow = row < HEAD || this.rowAxis?.showed(row - HEAD) === true;
    return showsRow && (column < LEFT || this.columnAxis?.showed(column - LEFT) === true);
  }

  override disconnectedCallback(): void {
    this.tiles?.dispose();
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
    this.rowAxis = new GridAxis(scroller, false, this.axisOptions('rows'));
    this.columnAxis = new GridAxis(scroller, true, this.axisOptions('columns'));
    const parent = scroller.querySelector('.tiles');
    if (parent !== null) this.tiles = new GridTiles(parent);
    this.resizing = new ResizeObserver(() => {
      const wasShown = this.showedActive();
      this.width = this.clientWidth;
      this.rowAxis?.measure();
      this.columnAxis?.measure();
      // The details of a cell, or a narrower panel, must not hide the cell.
      if (wasShown) this.revealActive();
      this.requestUpdate();
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
    this.drawTiles();
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
        block: blockRows,
        always: position.row >= HEAD ? position.row - HEAD : undefined,
      };
    }
    return {
      count: view?.columns.length ?? 0,
      size: metrics.columnWidth,
      headers: metrics.nameWidth + metrics.totalsWidth,
      block: blockColumns,
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
      '--heads': `${metrics.bandHeight + metrics.idHeight + metrics.totalsHeight}px`,
    };
    const canvas = {
      width: `${this.columnAxis?.total ?? 0}px`,
      height: `${this.rowAxis?.total ?? 0}px`,
    };
    // The tiles stand beside the grid, not in it: what a grid holds itself must be rows, and the rows own the tiles' parts.
    return html`<div
      class="scroller"
      @keydown=${this.onKey}
      @click=${this.onClick}
      @pointerover=${this.onHover}
      @pointerleave=${() => this.markRow(undefined)}
      @scroll=${this.onScroll}
      @scrollend=${this.onScrollEnd}
      ${styled(sizes)}
    >
      <div
        class="canvas"
        role="grid"
        tabindex="0"
        aria-label="${view.matrix.rows.framework.title} by ${view.matrix.columns.framework.title}"
        aria-rowcount=${view.rows.length + HEAD}
        aria-colcount=${view.columns.length + LEFT}
        aria-activedescendant=${elementId(position, view.bands)}
        ${styled(canvas)}
      >
        ${this.renderHead(view, metrics)} ${rowsTemplate(this.lines(view, metrics))}
      </div>
      <div class="tiles" role="presentation" @mousedown=${this.onPress}></div>
    </div>`;
  }

  private lines(view: GridView, metrics: Metrics): DrawnLines {
    const { position, rowAxis, columnAxis } = this;
    return { view, metrics, position, rows: rowAxis?.blocks ?? [], columns: columnAxis?.blocks ?? [] };
  }

  private renderHead(view: GridView, metrics: Metrics) {
    const { position } = this;
    const columns = this.columnAxis?.blocks ?? [];
    const at = position.row < HEAD ? `${position.row},${position.column}` : '';
    const range = columns.map(({ index, end }) => `${index}-${end}`).join();
    // Most scrolling moves nothing of the head.
    return guard([view, this.zoom, this.width, range, at], () => headTemplate(this.lines(view, metrics)));
  }

  private drawTiles(): void {
    const { view, rowAxis, columnAxis, metrics, position, tiles } = this;
    if (view === undefined || rowAxis === undefined || columnAxis === undefined) return;
    this.drawn = this.wantedBlocks();
    tiles?.draw({ view, metrics, rows: rowAxis, columns: columnAxis, position });
  }

  private wantedBlocks(): string {
    return [this.rowAxis, this.columnAxis].map((axis) => axis?.inSight.join()).join(';');
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
    this.rowAxis?.look();
    this.columnAxis?.look();
    // Within the same blocks the browser has already done all there is to do.
    if (this.wantedBlocks() !== this.drawn) this.requestUpdate();
    this.handlers?.scrolled(scrollTop, scrollLeft);
  };

  private readonly onScrollEnd = (): void => {
    this.rowAxis?.rest();
    this.columnAxis?.rest();
    this.drawTiles();
  };

  /** The cells stand outside of what takes the focus: pressed, they give it the focus all the same. */
  private readonly onPress = (event: Event): void => {
    event.preventDefault();
    this.focus();
  };

  private readonly onClick = (event: Event): void => {
    if (!(event.target instanceof Element)) return;
    const cell = event.target.closest('[aria-colindex]');
    const column = Number(cell?.getAttribute('aria-colindex')) - 1;
    const row = Number(cell?.closest('[data-row]')?.getAttribute('data-row') ?? -1);
    if (row < 0 || column < 0) return;
    this.goTo({ row, column });
    this.activate({ row, column });
  };

  /** The tooltip says what a screen reader says; only the cell under the pointer needs one. */
  private readonly onHover = (event: Event): void => {
    const cell = event.target instanceof Element ? event.target.closest('.cell') : null;
    this.markRow(cell?.closest('[data-row]')?.getAttribute('data-row') ?? undefined);
    if (cell === null) return;
    if (cell.classList.contains('full')) cell.setAttribute('title', cell.getAttribute('aria-label') ?? '');
    else cell.removeAttribute('title');
  };

  /** Lights up the name of the row of the cell under the pointer. */
  private markRow(row: string | undefined): void {
    const before = this.renderRoot.querySelector('.row.over');
    const after = row === undefined ? null : this.renderRoot.querySelector(`.row[data-row="${row}"]`);
    if (before === after) return;
    before?.classList.remove('over');
    after?.classList.add('over');
  }

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
