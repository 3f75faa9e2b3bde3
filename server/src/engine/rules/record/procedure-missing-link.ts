import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';

/** A control that nowhere says how it is done. */
export const procedureMissingLink = defineRule<'record', RecordFact>({
  id: 'record/procedure-missing-link',
  title: 'A control does not say how it is done',
  severity: 'information',
  on: 'record',
  kinds: ['control'],
  strictOnly: true,
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    const { fields } = record;
    if (
      says(fields, 'statement') ||
      says(fields, 'implementation') ||
      says(fields, 'description') ||
      says(fields, 'policies')
    )
      return;
    const status = textAt(fields, 'status');
    if (status === 'retired' || status === 'not-applicable' || status === 'draft') return;
    if (context.workspace.referencesTo(record.id).some((reference) => reference.record.kind === 'policy'))
      return;
    const message = `${record.id} does not say how it is done. Add a statement, an implementation, or the policy that describes it.`;
    yield { file: record.file, span: record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'implementation') !== undefined) return;
    const place = { mapping: data.fields, path: '', name: 'implementation' };
    const fix = askFor(data, 'Add implementation, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});
