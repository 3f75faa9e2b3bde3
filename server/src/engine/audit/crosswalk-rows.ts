import type { Coverage, Relationship } from '../frameworks/framework-item.ts';
import type { RecordFact } from '../model/facts.ts';
import { textAt } from '../model/read.ts';
import { canonicalValue } from '../model/schema/schema-table.ts';
import type { MappingNode } from '../syntax/tree.ts';

/** A crosswalk that is being written or was replaced: its rows claim nothing. */
export function isAsideCrosswalk(crosswalk: RecordFact): boolean {
  const status = textAt(crosswalk.fields, 'status');
  return status === 'draft' || status === 'superseded';
}

/** The relationship that a row of a crosswalk writes, read from source to target, or from target to source. */
export function relationshipOfRow(row: MappingNode, fromTarget: boolean): Relationship | undefined {
  const text = textAt(row, 'relationship');
  if (text === undefined) return undefined;
  const word = canonicalValue('crosswalk', 'mappings.relationship', text);
  switch (word) {
    case 'subset-of':
      return fromTarget ? 'superset-of' : 'subset-of';
    case 'superset-of':
      return fromTarget ? 'subset-of' : 'superset-of';
    case 'equal':
    case 'intersects-with':
    case 'no-relationship':
      return word;
    default:
      return undefined;
  }
}

/** The coverage that a row of a crosswalk writes. */
export function coverageOfRow(row: MappingNode): Coverage | undefined {
  const text = textAt(row, 'coverage');
  const word = text === undefined ? undefined : canonicalValue('crosswalk', 'mappings.coverage', text);
  return word === 'partial' || word === 'strong' || word === 'near-complete' ? word : undefined;
}

/** The strength that a row of a crosswalk writes: 1 to 10. */
export function strengthOfRow(row: MappingNode): number | undefined {
  const number = Number(textAt(row, 'strength') ?? '');
  return Number.isInteger(number) && number >= 1 && number <= 10 ? number : undefined;
}
