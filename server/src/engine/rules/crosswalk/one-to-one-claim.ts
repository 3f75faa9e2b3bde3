import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import { nodeAtPath } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { builtIn, opinion, type PairRow, pairRows } from './pair-rows.ts';

/** A row that calls a pair equal although the built-in crosswalk knows what differs. Opinion, so information. */
export const oneToOneClaim = defineRule<'record', PairRow>({
  id: 'crosswalk/one-to-one-claim',
  title: 'A row calls two items equal that differ',
  severity: 'information',
  on: 'record',
  kinds: ['crosswalk'],
  *check(record, context) {
    if (isAsideCrosswalk(record)) return;
    for (const row of pairRows(record, context)) {
      if (row.relationship !== 'equal' || row.confirmed) continue;
      const usual = builtIn(row, context);
      const value = nodeAtPath(row.node, 'relationship');
      if (usual === undefined || usual.relationship === 'equal' || value === undefined) continue;
      const message = `${row.criterion} and ${row.iso} are equal here; the built-in crosswalk has ${opinion(usual)}`;
      yield { file: record.file, span: { start: value.start, end: value.end }, message, data: row };
    }
  },
  *fixes({ data }, context) {
    const usual = builtIn(data, context);
    if (usual === undefined) return;
    const value = data.source.framework === 'soc2' ? usual.relationship : turned(usual.relationship);
    const field = { mapping: data.node, path: 'mappings', name: 'relationship', value };
    const edits = writeFields(data.record, [field], context);
    if (edits !== undefined) yield { title: `Write ${value}`, safe: false, edits };
  },
});

function turned(relationship: string): string {
  if (relationship === 'subset-of') return 'superset-of';
  return relationship === 'superset-of' ? 'subset-of' : relationship;
}
