import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import type { Coverage } from '../../frameworks/framework-item.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { builtIn, opinion, type PairRow, pairRows } from './pair-rows.ts';

const RANK: Readonly<Record<Coverage, number>> = { partial: 0, strong: 1, 'near-complete': 2 };

/** A row that claims more coverage than the built-in crosswalk, without a note that says why. */
export const coverageOverstated = defineRule<'record', PairRow>({
  id: 'crosswalk/coverage-overstated',
  title: 'A row claims more coverage than the built-in crosswalk and does not say why',
  severity: 'information',
  on: 'record',
  kinds: ['crosswalk'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isAsideCrosswalk(record)) return;
    for (const row of pairRows(record, context)) {
      const usual = builtIn(row, context);
      const value = nodeAtPath(row.node, 'coverage');
      if (row.coverage === undefined || usual === undefined || value === undefined) continue;
      if (RANK[row.coverage] <= RANK[usual.coverage] || row.confirmed || says(row.node, 'note')) continue;
      const message = `${row.criterion} x ${row.iso} is ${row.coverage} here; the built-in crosswalk has ${opinion(usual)} If yours goes further, say why in note.`;
      yield { file: record.file, span: { start: value.start, end: value.end }, message, data: row };
    }
  },
  *fixes({ data }, context) {
    const usual = builtIn(data, context);
    if (usual === undefined) return;
    const at = { mapping: data.node, path: 'mappings' };
    const lower = writeFields(data.record, [{ ...at, name: 'coverage', value: usual.coverage }], context);
    if (lower !== undefined) yield { title: `Lower to ${usual.coverage}`, safe: false, edits: lower };
    const note = writeFields(data.record, [{ ...at, name: 'note', value: '?' }], context);
    if (note !== undefined) yield { title: 'Add a note, to be filled in', safe: false, edits: note };
  },
});
