import type { Matrix } from '../../../server/src/protocol/matrix.ts';
import { applyFilter, noFilter } from './filter.ts';
import { itemKey } from './layout.ts';
import type { SavedState } from './saved-state.ts';

/** What somebody wants to see: an item of an axis, whichever it stands on, or all that a control or an artifact supports. */
export interface Target {
  /** URI of the root to show, and to select the rest in. */
  readonly folder?: string;
  /** Id of the control, or of the artifact. */
  readonly control?: string;
  readonly row?: string;
  readonly column?: string;
}

/** Whether a target names a root and nothing in it. */
export function isFolderAlone({ control, row, column }: Target): boolean {
  return control === undefined && row === undefined && column === undefined;
}

/**
 * What has to be kept so that the target can be seen: its lines selected, their groups open, and no filter that hides
 * them. Of a record the first cell that holds it is selected. Empty when the matrix holds nothing of it.
 */
export function stateToReveal(matrix: Matrix, kept: SavedState, asked: Target): Partial<SavedState> {
  const target = withFirstCell(matrix, asked);
  if (target === undefined) return {};
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

/** A target with a cell of the record that it names; undefined where the record stands in no cell. */
function withFirstCell(matrix: Matrix, target: Target): Target | undefined {
  const { control: id } = target;
  if (id === undefined || target.row !== undefined || target.column !== undefined) return target;
  const isIt = (index: number): boolean => matrix.records[index]?.id === id;
  const cell = matrix.cells.find(({ controls, evidence }) => controls.some(isIt) || evidence.some(isIt));
  const row = matrix.rows.items[cell?.row ?? -1]?.id;
  const column = matrix.columns.items[cell?.column ?? -1]?.id;
  return row === undefined || column === undefined ? undefined : { control: id, row, column };
}
