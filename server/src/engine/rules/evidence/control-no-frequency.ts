import { worksContinuously } from '../../audit/control-facts.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says, textAt } from '../../model/read.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** A control that does not say how often it is performed: a Type 2 auditor tests against what you say. */
export const controlNoFrequency = defineRule<'record', RecordFact>({
  id: 'evidence/control-no-frequency',
  title: 'A control states no frequency',
  severity: 'warning',
  on: 'record',
  kinds: ['control'],
  gate: 'type-2',
  summary: {
    share: 0.3,
    candidates: owesFrequency,
    message: (hits, candidates) =>
      `${hits} of ${candidates} controls state no frequency. A Type 2 auditor tests against the frequency you state.`,
  },
  needsWholeRecord: true,
  *check(record, context) {
    if (
      !owesFrequency(record) ||
      says(record.fields, 'frequency') ||
      isMisspelled(record, 'frequency', context)
    )
      return;
    const node = nodeAtPath(record.fields, 'frequency');
    const message = isPlaceholder(node)
      ? `The frequency of ${record.id} is still to be filled in.`
      : `${record.id} states no frequency. Say how often it is performed: monthly, quarterly, per-event ...`;
    yield { file: record.file, span: isPlaceholder(node) ? node : record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    if (isPlaceholder(nodeAtPath(data.fields, 'frequency'))) return;
    const fix = askFor(
      data,
      'Add frequency, to be filled in',
      [{ mapping: data.fields, path: '', name: 'frequency' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});

/** Automated and purely preventive controls work all the time; planned, retired and inherited ones owe nothing. */
function owesFrequency(record: RecordFact): boolean {
  const status = textAt(record.fields, 'status');
  if (status === 'planned' || status === 'draft' || status === 'retired' || status === 'not-applicable')
    return false;
  return textAt(record.fields, 'responsibility') !== 'inherited' && !worksContinuously(record.fields);
}
