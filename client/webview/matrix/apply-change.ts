import type { Matrix, MatrixCell, MatrixChange } from '../../../server/src/protocol/matrix.ts';

/** A copy of `held` with some of its elements replaced; `undefined` when an index is none of the list's. */
function patched<Value>(
  held: readonly Value[],
  replacements: readonly (readonly [index: number, value: Value])[],
): readonly Value[] | undefined {
  if (replacements.length === 0) return held;
  const copy = [...held];
  for (const [index, value] of replacements) {
    if (index < 0 || index >= held.length) return undefined;
    copy[index] = value;
  }
  return copy;
}

function patchedCells(matrix: Matrix, change: MatrixChange): readonly MatrixCell[] {
  if (change.cells.length === 0 && change.removed.length === 0) return matrix.cells;
  const width = matrix.columns.items.length;
  const key = (row: number, column: number): number => row * width + column;
  const cells = new Map(matrix.cells.map((cell) => [key(cell.row, cell.column), cell]));
  for (const [row, column] of change.removed) cells.delete(key(row, column));
  for (const cell of change.cells) cells.set(key(cell.row, cell.column), cell);
  return [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}

/**
 * The matrix after a change. `undefined` when the change is not one of this matrix (made for another revision, or with an
 * index that it does not have): then the whole is to be asked for again.
 */
export function applyChange(matrix: Matrix, change: MatrixChange): Matrix | undefined {
  if (change.base !== matrix.revision) return undefined;
  const rows = patched(matrix.rows.items, change.rows);
  const columns = patched(matrix.columns.items, change.columns);
  const records = patched(matrix.records, change.records);
  if (rows === undefined || columns === undefined || records === undefined) return undefined;
  const isInside = ({ row, column, controls, evidence }: MatrixCell): boolean =>
    row >= 0 &&
    row < rows.length &&
    column >= 0 &&
    column < columns.length &&
    [...controls, ...evidence].every((index) => index >= 0 && index < records.length);
  if (!change.cells.every(isInside)) return undefined;
  return {
    ...matrix,
    revision: change.revision,
    frame: change.frame,
    complete: change.complete,
    rows: { ...matrix.rows, items: rows },
    columns: { ...matrix.columns, items: columns },
    records,
    cells: patchedCells(matrix, change),
  };
}
