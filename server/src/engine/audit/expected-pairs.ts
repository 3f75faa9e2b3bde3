import type { Catalogue } from '../frameworks/catalogue.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { Standings } from './standings.ts';

/** Two items that the crosswalk calls strong or near-complete. */
export interface ExpectedPair {
  readonly row: FrameworkItem;
  readonly column: FrameworkItem;
}

/**
 * Pairs that the crosswalk expects, both items in scope, and that no artifact here supports: the gaps of the matrix
 * and of the tree. By row and then column.
 */
export function unsupportedPairs(
  { catalogue, standings }: { readonly catalogue: Catalogue; readonly standings: Standings },
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly ExpectedPair[] {
  const order = new Map(columns.map((item, at) => [item, at]));
  const supported = new Map<FrameworkItem, Set<FrameworkItem>>();
  for (const { row, column, evidence } of standings.pairs(rows, columns)) {
    if (evidence.length === 0) continue;
    const known = supported.get(row);
    if (known === undefined) supported.set(row, new Set([column]));
    else known.add(column);
  }
  return rows.flatMap((row) => {
    if (!standings.asked(row.framework).has(row)) return [];
    const expected = new Set<FrameworkItem>();
    for (const { framework, id, coverage } of catalogue.counterparts(row.framework, row.id)) {
      const column = catalogue.item(framework, id);
      if (coverage === 'partial' || column === undefined || !order.has(column)) continue;
      if (standings.asked(framework).has(column) && supported.get(row)?.has(column) !== true)
        expected.add(column);
    }
    return [...expected]
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      .map((column) => ({ row, column }));
  });
}
