import type { Matrix, MatrixCell } from '../../../server/src/protocol/matrix.ts';
import { type CellMap, cellKey } from './cells.ts';

function haveSameItems(before: Matrix, after: Matrix): boolean {
  return (['rows', 'columns'] as const).every((axis) => {
    const { framework, items } = before[axis];
    const others = after[axis].items;
    return (
      framework.id === after[axis].framework.id &&
      items.length === others.length &&
      items.every(({ id }, index) => id === others[index]?.id)
    );
  });
}

/**
 * Rows and columns of the cells that differ in what they show, where the server answered the whole matrix anew: records
 * may stand at other places of the list, so they are told by their ids. Empty where the
 * axes are others: then everything is new.
 */
export function changedCells(
  { matrix: before, cells: held }: { readonly matrix: Matrix; readonly cells: CellMap },
  after: Matrix,
): readonly (readonly [row: number, column: number])[] {
  if (before.folder !== after.folder || !haveSameItems(before, after)) return [];
  const areSame = (olds: readonly number[], news: readonly number[]): boolean =>
    olds.length === news.length &&
    olds.every((old, at) => before.records[old]?.id === after.records[news[at] ?? -1]?.id);
  const isSame = (old: MatrixCell, cell: MatrixCell): boolean =>
    old.state === cell.state &&
    old.coverage === cell.coverage &&
    old.gap === cell.gap &&
    old.dissent === cell.dissent &&
    old.related === cell.related &&
    areSame(old.controls, cell.controls) &&
    areSame(old.evidence, cell.evidence);
  const changed: (readonly [row: number, column: number])[] = [];
  const found = new Set<number>();
  for (const cell of after.cells) {
    const key = cellKey(after, cell.row, cell.column);
    found.add(key);
    const old = held.get(key);
    if (old === undefined || !isSame(old, cell)) changed.push([cell.row, cell.column]);
  }
  for (const { row, column } of before.cells) {
    if (!found.has(cellKey(before, row, column))) changed.push([row, column]);
  }
  return changed;
}
