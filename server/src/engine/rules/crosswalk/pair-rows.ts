import { coverageOfRow, relationshipOfRow } from '../../audit/crosswalk-rows.ts';
import type { Counterpart, Coverage, Relationship } from '../../frameworks/framework-item.ts';
import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

/** A row of a crosswalk record that puts one criterion and one ISO 27001 item together. */
export interface PairRow {
  readonly record: RecordFact;
  readonly node: MappingNode;
  readonly source: CitationFact;
  readonly target: CitationFact;
  readonly criterion: string;
  readonly iso: string;
  /** Canonical words; undefined where the row says nothing or something unknown. Read from the criterion's side. */
  readonly relationship: Relationship | undefined;
  readonly coverage: Coverage | undefined;
  readonly confirmed: boolean;
}

const known = new WeakMap<RecordFact, readonly PairRow[]>();

/** The rows of a crosswalk whose two ids are both known, in source order; read once per record. */
export function pairRows(crosswalk: RecordFact, context: RuleContext): readonly PairRow[] {
  let rows = known.get(crosswalk);
  if (rows === undefined) {
    rows = read(crosswalk, context.workspace.citationsIn(crosswalk));
    known.set(crosswalk, rows);
  }
  return rows;
}

/** What the built-in crosswalk says of the pair, seen from the criterion. */
export function builtIn(row: PairRow, context: RuleContext): Counterpart | undefined {
  return context.catalogue.counterparts('soc2', row.criterion).find(({ id }) => id === row.iso);
}

/** `intersects-with, strength 6, partial, consensus: note`: an opinion with all that it rests on. */
export function opinion({ relationship, strength, coverage, basis, note }: Counterpart): string {
  return `${relationship}, strength ${strength}, ${coverage}, ${basis}: ${note}`;
}

function read(record: RecordFact, citations: readonly CitationFact[]): readonly PairRow[] {
  const nodes = mappingsIn(nodeAtPath(record.fields, 'mappings'));
  const targets = new Map<number, CitationFact[]>();
  for (const citation of citations) {
    if (citation.place !== 'row-target' || citation.row === undefined) continue;
    const same = targets.get(citation.row);
    if (same === undefined) targets.set(citation.row, [citation]);
    else same.push(citation);
  }
  const rows: PairRow[] = [];
  for (const source of citations) {
    const node = source.row === undefined ? undefined : nodes[source.row];
    if (source.place !== 'row-source' || source.row === undefined || node === undefined) continue;
    for (const target of targets.get(source.row) ?? []) {
      const left = idOf(source);
      const right = idOf(target);
      if (left === undefined || right === undefined) continue;
      const isMirrored = source.framework === 'iso27001' && target.framework === 'soc2';
      if (!isMirrored && !(source.framework === 'soc2' && target.framework === 'iso27001')) continue;
      rows.push({
        record,
        node,
        source,
        target,
        criterion: isMirrored ? right : left,
        iso: isMirrored ? left : right,
        relationship: relationshipOfRow(node, isMirrored),
        coverage: coverageOfRow(node),
        confirmed: textAt(node, 'confirmed')?.toLowerCase() === 'true',
      });
    }
  }
  return rows;
}

function idOf({ reading }: CitationFact): string | undefined {
  return reading.type === 'known' || reading.type === 'spelling' ? reading.id : undefined;
}
