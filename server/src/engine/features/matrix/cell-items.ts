import type { MatrixCellParams } from '../../../protocol/matrix.ts';
import type { CellStanding } from '../../audit/cell-standings.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { Snapshot } from '../snapshot.ts';
import { axisOf } from './axes.ts';

/** The two items of a cell. */
export interface CellItems {
  readonly row: FrameworkItem;
  readonly column: FrameworkItem;
}

/** The items that a question about a cell names; undefined when an axis or an id is not known (any more). */
export function cellItems(
  snapshot: Snapshot,
  params: Pick<MatrixCellParams, 'rows' | 'columns' | 'row' | 'column'>,
): CellItems | undefined {
  const row = axisOf(snapshot, params.rows)?.items.find(({ id }) => id === params.row);
  const column = axisOf(snapshot, params.columns)?.items.find(({ id }) => id === params.column);
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Where the cell stands; one that nobody speaks of is empty. */
export function cellStanding({ standings }: Snapshot, { row, column }: CellItems): CellStanding {
  const [cell] = standings.cells([row], [column]);
  return (
    cell ?? {
      row,
      column,
      controls: [],
      evidence: [],
      policies: [],
      state: 'not-owed',
      claims: [],
      coverage: undefined,
      dissent: false,
      related: false,
      gap: false,
    }
  );
}
