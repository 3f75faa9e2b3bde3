import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { Standings } from './standings.ts';

/** Two items that the crosswalk calls strong or near-complete. */
export interface ExpectedPair {
  readonly row: FrameworkItem;
  readonly column: FrameworkItem;
}

/** The gaps of the matrix, for who wants these alone. By row and then column. */
export function unsupportedPairs(
  { standings }: { readonly standings: Standings },
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly ExpectedPair[] {
  return standings
    .cells(rows, columns)
    .filter(({ gap }) => gap)
    .map(({ row, column }) => ({ row, column }));
}
