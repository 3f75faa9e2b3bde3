import { isLessFrequent, parseFrequency } from '../../../base/calendar/frequency.ts';
import { statedFrequency } from '../../audit/control-facts.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';

interface Data {
  readonly policy: RecordFact;
  readonly commitment: MappingNode;
  /** What the control states, where that is one word. */
  readonly stated: string | undefined;
}

/** A policy promises more often than the control does it. */
export const policyFrequencyMismatch = defineRule<'record', Data>({
  id: 'evidence/policy-frequency-mismatch',
  title: 'A policy promises a control more often than the control states',
  severity: 'warning',
  on: 'record',
  kinds: ['policy'],
  crossFile: true,
  *check(record, context) {
    for (const commitment of mappingsIn(nodeAtPath(record.fields, 'commitments'))) {
      const node = nodeAtPath(commitment, 'frequency');
      const promised = parseFrequency(textAt(commitment, 'frequency') ?? '');
      const control = controlOf(commitment, record, context);
      if (node === undefined || promised === undefined || control === undefined) continue;
      const stated = statedFrequency(control.fields, textAt(commitment, 'stage')?.toLowerCase());
      // Where the control has several steps, any of them may be the one that is promised.
      const steps = nodeAtPath(control.fields, 'frequency');
      const all =
        steps?.type === 'mapping' && textAt(commitment, 'stage') === undefined
          ? steps.pairs.flatMap((pair) =>
              pair.value?.type === 'scalar' ? (parseFrequency(pair.value.text) ?? []) : [],
            )
          : [stated];
      if (!all.every((each) => isLessFrequent(each, promised))) continue;
      const message = `${record.id} promises ${promised}, ${control.id} is performed ${stated}. The auditor tests the stricter of the two: align them.`;
      const related = [
        { file: control.file, span: control.anchor, message: `${control.id}: ${control.title}` },
      ];
      yield { file: record.file, span: node, message, related, data: { policy: record, commitment, stated } };
    }
  },
  *fixes({ data: { policy, commitment, stated } }, context) {
    if (stated === undefined) return;
    const field = { mapping: commitment, path: 'commitments', name: 'frequency', value: stated };
    const edits = writeFields(policy, [field], context);
    if (edits !== undefined)
      yield { title: `Promise what the control states: ${stated}`, safe: false, edits };
  },
});

/** The control that a commitment names, else the only one of the policy. */
function controlOf(
  commitment: ReturnType<typeof mappingsIn>[number],
  policy: RecordFact,
  context: RuleContext,
): RecordFact | undefined {
  const named = textAt(commitment, 'control');
  const listed = scalarsIn(nodeAtPath(policy.fields, 'controls'));
  const id = named ?? (listed.length === 1 ? listed[0]?.text.trim() : undefined);
  if (id === undefined) return undefined;
  return context.workspace.definitions(id).find(({ kind }) => kind === 'control');
}
