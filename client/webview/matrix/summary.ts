import type { Matrix } from '../../../server/src/protocol/matrix.ts';
import { type State, worse } from '../../../server/src/protocol/state.ts';
import { type CellMap, cellKey } from './cells.ts';
import type { Line } from './layout.ts';
import type { Summary } from './words.ts';

/** Indexes of the items that a line stands for. */
export function itemsOf(line: Line): readonly number[] {
  return line.kind === 'group' ? line.items : [line.index];
}

/**
 * What the cells at the crossing of two lines hold, each artifact counted once. The states are those of the cells; this
 * only names the worst.
 */
export function summarise(
  matrix: Matrix,
  cells: CellMap,
  shown: ReadonlySet<number> | undefined,
  rows: readonly number[],
  columns: readonly number[],
): Summary {
  const artifacts = new Set<number>();
  let gaps = 0;
  let state: State | undefined;
  for (const row of rows) {
    for (const column of columns) {
      const key = cellKey(matrix, row, column);
      if (shown !== undefined && !shown.has(key)) continue;
      const cell = cells.get(key);
      if (cell === undefined) continue;
      for (const index of cell.evidence) artifacts.add(index);
      if (cell.gap) gaps++;
      // What is only related holds nothing that could be worse.
      if (!cell.related) state = state === undefined ? cell.state : worse(state, cell.state);
    }
  }
  return { artifacts: artifacts.size, gaps, state };
}
