import type { Coverage, FrameworkItem } from '../frameworks/framework-item.ts';
import type { RecordFact } from '../model/facts.ts';
import {
  type ClaimSource,
  claimsOf,
  coverageOfPair,
  isDissent,
  type PairClaim,
  pairKey,
} from './pair-claims.ts';
import type { PairStanding } from './pairs.ts';

/** A pair that something in the workspace or in a crosswalk speaks of, with all that is said of it. */
export interface CellStanding extends PairStanding {
  /** Policies that cite both: design alone, never support. */
  readonly policies: readonly RecordFact[];
  readonly claims: readonly PairClaim[];
  readonly coverage: Coverage | undefined;
  readonly dissent: boolean;
  /**
   * A crosswalk only speaks of the pair: nothing here supports it and nobody expects it (partial, denied, or not both in
   * scope). No lack, so its state is `not-owed`.
   */
  readonly related: boolean;
  /** Strong or near-complete in the opinion that counts, both in scope, not denied here, and no artifact supports it. */
  readonly gap: boolean;
}

const NONE: readonly never[] = [];

/**
 * Pairs of two axes with what crosswalks say of them, by row and then column: those that controls and rows put
 * together, and those that are only claimed.
 */
export function cellsOf(
  source: ClaimSource & {
    readonly pairs: readonly PairStanding[];
    readonly inScope: (item: FrameworkItem) => boolean;
  },
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly CellStanding[] {
  const { catalogue, inScope } = source;
  const claims = claimsOf(source, rows, columns);
  const rowAt = new Map(rows.map((item, at) => [item, at]));
  const columnAt = new Map(columns.map((item, at) => [item, at]));
  const pairs = new Map<number, PairStanding>();
  for (const pair of source.pairs)
    pairs.set(pairKey(rowAt.get(pair.row) ?? 0, columnAt.get(pair.column) ?? 0, columns), pair);
  const policies = policiesOf(source, rows, columns);
  const cells: CellStanding[] = [];
  for (const key of [...new Set([...pairs.keys(), ...claims.keys()])].sort((a, b) => a - b)) {
    const row = rows[Math.floor(key / columns.length)];
    const column = columns[key % columns.length];
    if (row === undefined || column === undefined || row === column) continue;
    const pair = pairs.get(key);
    const controls = pair?.controls ?? NONE;
    const evidence = pair?.evidence ?? NONE;
    const said = claims.get(key) ?? NONE;
    const design = policies(row, column);
    const bothInScope = inScope(row) && inScope(column);
    const isEmpty = evidence.length === 0 && design.length === 0 && controls.length === 0;
    const coverage = coverageOfPair(said);
    const isExpected = bothInScope && (coverage === 'strong' || coverage === 'near-complete');
    const related = isEmpty && !isExpected;
    cells.push({
      row,
      column,
      controls,
      evidence,
      state: related
        ? 'not-owed'
        : evidence.length === 0 && design.length > 0
          ? 'policy-only'
          : (pair?.state ?? 'unevidenced'),
      related,
      policies: design,
      claims: said,
      coverage,
      dissent: isDissent(said, said.length === 0 ? undefined : notRelatedReason(catalogue, row, column)),
      // What only retired controls show supports nothing any more.
      gap: isExpected && (evidence.length === 0 || pair?.state === 'not-owed'),
    });
  }
  return cells;
}

/** Why two items are often paired and not related, whichever of them is the criterion. */
export function notRelatedReason(
  catalogue: ClaimSource['catalogue'],
  a: FrameworkItem,
  b: FrameworkItem,
): string | undefined {
  if (a.framework === 'soc2' && b.framework === 'iso27001') return catalogue.notRelated(a.id, b.id);
  if (a.framework === 'iso27001' && b.framework === 'soc2') return catalogue.notRelated(b.id, a.id);
  return undefined;
}

function policiesOf(
  { workspace }: ClaimSource,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): (row: FrameworkItem, column: FrameworkItem) => readonly RecordFact[] {
  if (workspace.count('policy') === 0) return () => [];
  const citing = new Map<FrameworkItem, Set<RecordFact>>();
  for (const item of new Set([...rows, ...columns])) {
    const found = workspace
      .citationsOf(item.framework, item.id)
      .filter(({ place, record }) => place === 'satisfies' && record.kind === 'policy')
      .map(({ record }) => record);
    if (found.length > 0) citing.set(item, new Set(found));
  }
  return (row, column) => {
    const other = citing.get(column);
    return other === undefined ? [] : [...(citing.get(row) ?? [])].filter((policy) => other.has(policy));
  };
}
