import type { Matrix } from '../../../server/src/protocol/matrix.ts';
import { type CellMap, mapCells } from './cells.ts';
import { applyFilter, type Filtered, type MatrixFilter } from './filter.ts';
import { type Band, bandsOf, type Line, layOut } from './layout.ts';

/** Header lines above the items: names of groups, ids, totals. */
export const HEAD = 3;
/** Header columns before the items: name and totals. */
export const LEFT = 2;

/** Everything that the grid draws, worked out once for each change of data, filter or folds. */
export interface GridView {
  readonly matrix: Matrix;
  readonly cells: CellMap;
  readonly filtered: Filtered;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly bands: readonly Band[];
  /** Keys of cells that an edit has just changed, marked for a moment. */
  readonly fresh: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

/** Groups that are folded, by id. */
export interface Folds {
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
}

/** `before` gives its map of cells when the matrix is the same: filters change more often than data. */
export function createGridView(
  matrix: Matrix,
  filter: MatrixFilter,
  folds: Folds,
  before: GridView | undefined,
  fresh = none,
): GridView {
  const filtered = applyFilter(matrix, filter);
  const rows = layOut(matrix.rows, filtered.rows, folds.rows, true);
  const columns = layOut(matrix.columns, filtered.columns, folds.columns, false);
  return {
    matrix,
    cells: before?.matrix === matrix ? before.cells : mapCells(matrix),
    filtered,
    rows,
    columns,
    bands: bandsOf(matrix.columns, columns),
    fresh,
  };
}

/** Key of a header line, which stays whatever is shown. */
function headKey(index: number): string {
  return `h:${index}`;
}

/** The place of a line among all lines of the grid, headers first; `undefined` when it is not shown. */
export function positionOf(key: string, lines: readonly Line[], headers: number): number | undefined {
  if (key.startsWith('h:')) {
    const index = Number(key.slice(2));
    return index >= 0 && index < headers ? index : undefined;
  }
  const at = lines.findIndex((line) => line.key === key);
  return at === -1 ? undefined : at + headers;
}

/** The key of a line among all lines of the grid, headers first: the other way round of `positionOf`. */
export function keyAt(position: number, lines: readonly Line[], headers: number): string {
  return position < headers ? headKey(position) : (lines[position - headers]?.key ?? '');
}

/** Measures in pixels. */
export interface Metrics {
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly bandHeight: number;
  readonly idHeight: number;
  readonly totalsHeight: number;
  readonly nameWidth: number;
  readonly totalsWidth: number;
}

/** What fits a panel of this width at this zoom, in percent. A narrow panel gives the titles up, not the cells. */
export function metricsFor(width: number, zoom: number): Metrics {
  const scaled = (pixels: number): number => Math.round((pixels * zoom) / 100);
  const name = width < 480 ? 76 : width < 760 ? 150 : 250;
  return {
    rowHeight: scaled(26),
    columnWidth: scaled(56),
    bandHeight: scaled(24),
    idHeight: scaled(24),
    totalsHeight: scaled(66),
    nameWidth: scaled(name),
    totalsWidth: scaled(width < 480 ? 104 : 126),
  };
}
