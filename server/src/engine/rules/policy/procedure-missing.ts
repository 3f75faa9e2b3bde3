import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { applicabilityOf } from '../soa-rows.ts';
import { hasPolicy, isDocumented } from './documents-of.ts';

/** Annex A controls whose own text asks for something written; the others leave the form free. */
const ASKS_FOR_DOCUMENT = ['A.5.1', 'A.5.10', 'A.5.26', 'A.5.31', 'A.5.37', 'A.6.6', 'A.8.9', 'A.8.27'];

/** A control in operation for an Annex A item that asks for a document, where no document is named. */
export const procedureMissing = defineRule<'workspace', RecordFact>({
  id: 'policy/procedure-missing',
  title: 'An Annex A control that asks for a document has none',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(_, context) {
    // Nothing is said before the first policy is written.
    if (context.workspace.count('policy') === 0) return;
    const applicable = applicabilityOf(context);
    const open = new Map<RecordFact, string[]>();
    for (const id of ASKS_FOR_DOCUMENT) {
      if (applicable.get(id) === false || hasPolicy(id, context)) continue;
      const controls = context.workspace
        .citationsOf('iso27001', id)
        .map(({ record }) => record)
        .filter((record) => record.kind === 'control' && context.audit.inOperation(record));
      const [first] = controls;
      if (first === undefined || controls.some((control) => isDocumented(control, context))) continue;
      open.set(first, [...(open.get(first) ?? []), id]);
    }
    for (const [control, ids] of open) {
      const message = `${listed(ids)} ${ids.length === 1 ? 'asks' : 'ask'} for a document, and neither ${control.id} nor a policy names one. Link the policy or procedure that lays down how it is done.`;
      yield { file: control.file, span: control.anchor, message, data: control };
    }
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'policies') !== undefined) return;
    const place = { mapping: data.fields, path: '', name: 'policies' };
    const fix = askFor(data, 'Add policies, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});
