import { type CellLook, lookOf } from './cell-look.ts';
import type { Block } from './grid-axis.ts';
import { type GridView, HEAD, LEFT } from './grid-view.ts';

/** Id of the part of a row that a tile holds, by which the row owns it. */
export function segmentId(row: number, columns: Block): string {
  return `part-${row}-${columns.index}`;
}

/** An element that assistive technology is not to know of. */
function plainElement(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'presentation');
  return element;
}

/**
 * The cells of some rows and some columns, drawn at once and thrown away at once. Built by hand and not by a template:
 * they are many, and nothing else is dear while somebody scrolls. Text is set as text only.
 */
export class GridTile {
  readonly rows: Block;
  readonly columns: Block;
  readonly element = plainElement();
  private readonly segments: HTMLElement[] = [];
  private readonly cells: HTMLElement[] = [];
  private readonly looks: (CellLook | undefined)[] = [];

  constructor(rows: Block, columns: Block) {
    this.rows = rows;
    this.columns = columns;
    this.element.className = 'tile';
    for (let row = rows.start; row < rows.end; row++) {
      const segment = plainElement();
      segment.id = segmentId(row + HEAD, columns);
      segment.dataset['row'] = String(row + HEAD);
      for (let column = columns.start; column < columns.end; column++) {
        const cell = document.createElement('div');
        cell.setAttribute('role', 'gridcell');
        cell.setAttribute('aria-colindex', String(column + LEFT + 1));
        segment.append(cell);
        this.cells.push(cell);
        this.looks.push(undefined);
      }
      this.segments.push(segment);
      this.element.append(segment);
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
        if (before?.classes !== look.classes) {
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
