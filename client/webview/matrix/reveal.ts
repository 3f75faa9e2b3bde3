import type { Matrix } from '../../../server/src/protocol/matrix.ts';
import { applyFilter, noFilter } from './filter.ts';
import { itemKey } from './layout.ts';
import type { SavedState } from './saved-state.ts';

/** What somebody wants to see: an item of an axis, whichever it stands on, or all that a control supports. */
export interface Target {
  readonly control?: string;
  readonly row?: string;
  readonly column?: string;
}

/**
 * What has to be kept so that the target can be seen: its lines selected, their groups open, and no filter that hides
 * them. Empty when the matrix holds nothing of it.
 */
export function stateToReveal(matrix: Matrix, kept: SavedState, target: Target): Partial<SavedState> {
  const wanted = [target.row, target.column].filter((id) => id !== undefined);
  const row = matrix.rows.items.findIndex(({ id }) => wanted.includes(id));
  const column = matrix.columns.items.findIndex(({ id }) => wanted.includes(id));
  let filter = target.control === undefined ? kept.filter : { ...noFilter, text: target.control };
  const shown = applyFilter(matrix, filter);
  const isHidden =
    (row >= 0 && !shown.rows.includes(row)) || (column >= 0 && !shown.columns.includes(column));
  if (isHidden) filter = noFilter;
  const rowItem = matrix.rows.items[row];
  const columnItem = matrix.columns.items[column];
  return {
    ...(filter === kept.filter ? {} : { filter }),
    ...(rowItem === undefined
      ? {}
      : {
          activeRow: itemKey(rowItem.id),
          foldedRows: kept.foldedRows.filter((group) => group !== rowItem.group),
        }),
    ...(columnItem === undefined
      ? {}
      : {
          activeColumn: itemKey(columnItem.id),
          foldedColumns: kept.foldedColumns.filter((group) => group !== columnItem.group),
        }),
    ...(rowItem === undefined || columnItem === undefined ? {} : { detail: true }),
  };
}
