import type { Matrix, MatrixCell } from '../../../server/src/protocol/matrix.ts';

/** The cells of a matrix by their place: `row * columns + column`, indexes into the items of the axes. */
export type CellMap = ReadonlyMap<number, MatrixCell>;

/** One number for a pair of items, by their indexes on the axes. */
export function cellKey(matrix: Matrix, row: number, column: number): number {
  return row * matrix.columns.items.length + column;
}

/** The cells of a matrix by `cellKey`. */
export function mapCells(matrix: Matrix): CellMap {
  return new Map(matrix.cells.map((cell) => [cellKey(matrix, cell.row, cell.column), cell]));
}
