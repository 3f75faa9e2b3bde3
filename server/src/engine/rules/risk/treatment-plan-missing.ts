import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says, scalarsIn, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { askFor, TO_FILL_IN, writeFields } from '../field-edits.ts';
import { missingField } from '../record-gaps.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { controlsOf, isLive, treatmentOf } from './risk-reading.ts';

interface Data {
  readonly record: RecordFact;
  /** The action that lacks its day; undefined where there is no plan at all. */
  readonly action: MappingNode | undefined;
}

/** A treatment that is still to be carried out, and nobody has written down by whom and until when. */
export const treatmentPlanMissing = defineRule<'record', Data>({
  id: 'risk/treatment-plan-missing',
  title: 'A treatment that is not done yet has no plan',
  severity: 'warning',
  on: 'record',
  kinds: ['risk'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isLive(record)) return;
    const why = whatIsOpen(record, context);
    if (why === undefined) return;
    const actions = mappingsIn(nodeAtPath(record.fields, 'plan'));
    if (actions.length === 0) {
      if (says(record.fields, 'plan') || isMisspelled(record, 'plan', context)) return;
      const span = nodeAtPath(record.fields, 'treatment') ?? record.anchor;
      const message = `${record.id} has no treatment plan, and ${why}. Say what will be done, by whom and until when.`;
      yield { file: record.file, span, message, data: { record, action: undefined } };
      return;
    }
    for (const action of actions) {
      if (isDone(action)) continue;
      const missing = missingField(
        record,
        action,
        'plan',
        'due',
        context,
        nodeAtPath(action, 'action') ?? action,
      );
      if (missing === undefined) continue;
      const message = missing.placeholder
        ? `The day by which this action of ${record.id} is due is still to be filled in.`
        : `This action of ${record.id} has no due day, and ${why}.`;
      yield { file: record.file, span: missing.span, message, data: { record, action } };
    }
  },
  *fixes({ data: { record, action } }, context) {
    if (action !== undefined) {
      if (nodeAtPath(action, 'due') !== undefined) return;
      const place = { mapping: action, path: 'plan', name: 'due' };
      const fix = askFor(record, 'Add due, to be filled in', [place], context);
      if (fix !== undefined) yield fix;
      return;
    }
    const value = [{ action: TO_FILL_IN, owner: TO_FILL_IN, due: TO_FILL_IN }];
    const edits = writeFields(record, [{ mapping: record.fields, path: '', name: 'plan', value }], context);
    if (edits !== undefined) yield { title: 'Add plan, to be filled in', safe: false, edits };
  },
});

/** What of the treatment is not in place yet, in words; undefined when nothing is known to be open. */
function whatIsOpen(record: RecordFact, context: RuleContext): string | undefined {
  const treatment = treatmentOf(record);
  if (treatment === 'mitigate') {
    const open = controlsOf(record, context).find((control) => {
      const status = textAt(control.fields, 'status');
      return (
        status !== undefined && ['planned', 'partial'].includes(canonicalValue('control', 'status', status))
      );
    });
    return open === undefined ? undefined : `${open.id} is ${textAt(open.fields, 'status')}`;
  }
  if (treatment !== 'transfer') return undefined;
  // A vendor, a policy or a piece of evidence is the contract or the insurance that bears it.
  const bearers = ['vendors', 'controls', 'evidence', 'policies'];
  if (bearers.some((field) => scalarsIn(nodeAtPath(record.fields, field)).length > 0)) return undefined;
  const linked = context.workspace
    .referencesTo(record.id)
    .some(({ record: other }) => ['vendor', 'control', 'evidence', 'policy'].includes(other.kind));
  return linked ? undefined : 'no contract or insurance that bears it is linked';
}

function isDone(action: MappingNode): boolean {
  const status = textAt(action, 'status');
  return (
    says(action, 'done_on') ||
    (status !== undefined && canonicalValue('risk', 'plan.status', status) === 'done')
  );
}
