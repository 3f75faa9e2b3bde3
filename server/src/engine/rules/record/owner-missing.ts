import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** A control that nobody owns: the auditor has nobody to ask. */
export const ownerMissing = defineRule<'record', RecordFact>({
  id: 'record/owner-missing',
  title: 'A control has no owner',
  severity: 'warning',
  on: 'record',
  kinds: ['control'],
  summary: {
    share: 0.3,
    candidates: owesOwner,
    message: (hits, candidates) =>
      `${hits} of ${candidates} controls have no owner. Start with those that an auditor will test.`,
  },
  needsWholeRecord: true,
  *check(record, context) {
    if (!owesOwner(record) || says(record.fields, 'owner') || isMisspelled(record, 'owner', context)) return;
    const node = nodeAtPath(record.fields, 'owner');
    const message =
      node === undefined
        ? `${record.id} has no owner.`
        : `The owner of ${record.id} is still to be filled in.`;
    yield { file: record.file, span: node ?? record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'owner') !== undefined) return;
    const fix = askFor(
      data,
      'Add owner, to be filled in',
      [{ mapping: data.fields, path: '', name: 'owner' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});

/** Drafts, and controls that no longer or never apply, need nobody to answer for them. */
function owesOwner(record: RecordFact): boolean {
  const status = textAt(record.fields, 'status');
  return status !== 'draft' && status !== 'retired' && status !== 'not-applicable';
}
