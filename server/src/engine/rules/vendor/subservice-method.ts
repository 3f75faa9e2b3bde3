import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { isInUse, isSubservice } from './vendor-reading.ts';

const PATH = 'subservice.method';

/** A subservice organisation of which nobody said whether its controls are part of the report. */
export const subserviceMethod = defineRule<'record', RecordFact>({
  id: 'vendor/subservice-method',
  title: 'A subservice organisation has no method',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  gate: 'soc2',
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isSubservice(record) || !isInUse(record, context) || says(record.fields, PATH)) return;
    if (isMisspelled(record, PATH, context) || isMisspelled(record, 'subservice', context)) return;
    const written = nodeAtPath(record.fields, PATH);
    const span = written ?? nodeAtPath(record.fields, 'role') ?? record.anchor;
    const message =
      written === undefined
        ? `${record.id} is a subservice organisation. Say in subservice.method whether it is carve-out or inclusive.`
        : `The method of ${record.id} is still to be filled in: carve-out or inclusive.`;
    // The description has to name the method; before it exists the question is open.
    yield {
      file: record.file,
      span,
      message,
      severity: descriptionExists(context) ? 'error' : 'warning',
      data: record,
    };
  },
  *fixes({ data }, context) {
    const parent = nodeAtPath(data.fields, 'subservice');
    if (parent !== undefined && (parent.type !== 'mapping' || nodeAtPath(parent, 'method') !== undefined))
      return;
    const field =
      parent === undefined
        ? { mapping: data.fields, path: '', name: 'subservice', value: { method: TO_FILL_IN } }
        : { mapping: parent, path: 'subservice', name: 'method', value: TO_FILL_IN };
    const edits = writeFields(data, [field], context);
    if (edits !== undefined) yield { title: 'Add subservice.method, to be filled in', safe: false, edits };
  },
});

function descriptionExists({ workspace }: RuleContext): boolean {
  for (const scope of workspace.records('scope')) {
    if (says(scope.fields, 'soc2.system_description.body')) return true;
  }
  return false;
}
