import { type CellLook, lookOf } from './cell-look.ts';
import type { Block } from './grid-axis.ts';
import { type GridView, HEAD, LEFT } from './grid-view.ts';

/** Id of the part of a row that a tile holds, by which the row owns it. */
export function segmentId(row: number, columns: Block): string {
  return `part-${row}-${columns.index}`;
}

/** Tiles to copy, by their rows and columns: much quicker than to make each cell. */
const patterns = new Map<string, HTMLElement>();

function createElement(role: string, className: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = className;
  return element;
}

function createTile(rows: number, columns: number): HTMLElement {
  const key = `${rows},${columns}`;
  const pattern = patterns.get(key) ?? createElement('presentation', 'tile');
  if (!patterns.has(key)) {
    const segment = createElement('presentation', 'segment');
    for (let column = 0; column < columns; column++) segment.append(createElement('gridcell', 'cell'));
    for (let row = 0; row < rows; row++) pattern.append(segment.cloneNode(true));
    patterns.set(key, pattern);
  }
  const tile = pattern.cloneNode(true);
  return tile instanceof HTMLElement ? tile : pattern;
}

/**
 * The cells of some rows and some columns, drawn at once and thrown away at once. Built by hand and not by a template:
 * they are many, and nothing else is dear while somebody scrolls. Text is set as text only.
 */
export class GridTile {
  readonly rows: Block;
  readonly columns: Block;
  readonly element: HTMLElement;
  private readonly segments: HTMLElement[] = [];
  private readonly cells: HTMLElement[] = [];
  private readonly looks: (CellLook | undefined)[] = [];

  constructor(rows: Block, columns: Block) {
    this.rows = rows;
    this.columns = columns;
    this.element = createTile(rows.end - rows.start, columns.end - columns.start);
    let row = rows.start + HEAD;
    for (const segment of this.element.children) {
      if (!(segment instanceof HTMLElement)) continue;
      segment.id = segmentId(row, columns);
      segment.setAttribute('data-row', String(row++));
      this.segments.push(segment);
      let column = columns.start + LEFT + 1;
      for (const cell of segment.children) {
        if (!(cell instanceof HTMLElement)) continue;
        cell.setAttribute('aria-colindex', String(column++));
        this.cells.push(cell);
        this.looks.push(undefined);
      }
    }
  }

  /** Pixels of a row and of a column. */
  place(rowHeight: number, columnWidth: number): void {
    const { style } = this.element;
    style.top = `${this.rows.start * rowHeight}px`;
    style.left = `${this.columns.start * columnWidth}px`;
    style.width = `${(this.columns.end - this.columns.start) * columnWidth}px`;
    style.height = `${(this.rows.end - this.rows.start) * rowHeight}px`;
  }

  /** Writes into the cells what is different. */
  fill(view: GridView): void {
    let at = 0;
    for (const [index, segment] of this.segments.entries()) {
      const row = view.rows[this.rows.start + index];
      const name = row?.kind === 'group' ? 'segment is-group' : 'segment';
      if (segment.className !== name) segment.className = name;
      for (let column = this.columns.start; column < this.columns.end; column++, at++) {
        const columnLine = view.columns[column];
        const cell = this.cells[at];
        if (row === undefined || columnLine === undefined || cell === undefined) continue;
        const look = lookOf(view, row, columnLine);
        const before = this.looks[at];
        this.looks[at] = look;
        if (before?.words !== look.words) cell.setAttribute('aria-label', look.words);
        if ((before?.classes ?? '') !== look.classes) {
          cell.className = `cell${look.classes}${cell.id === '' ? '' : ' active'}`;
        }
        if ((before?.text ?? '') !== look.text) cell.textContent = look.text;
        if ((before?.marks ?? '') === look.marks) continue;
        if (look.marks === '') cell.removeAttribute('data-marks');
        else cell.setAttribute('data-marks', look.marks);
      }
    }
  }

  /** The cell of two lines, when it is here. */
  cellAt(row: number, column: number): HTMLElement | undefined {
    const { rows, columns } = this;
    if (row < rows.start || row >= rows.end || column < columns.start || column >= columns.end)
      return undefined;
    return this.cells[(row - rows.start) * (columns.end - columns.start) + column - columns.start];
  }
}
