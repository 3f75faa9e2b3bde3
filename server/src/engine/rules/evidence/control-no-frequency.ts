import { worksContinuously } from '../../audit/control-facts.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says, textAt } from '../../model/read.ts';
import { pairOf } from '../../syntax/tree.ts';
import { isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

interface Data {
  readonly control: RecordFact;
  /** The stage that a frequency per stage leaves out; undefined where there is no frequency at all. */
  readonly stage: string | undefined;
}

/** A control that does not say how often it is performed: a Type 2 auditor tests against what you say. */
export const controlNoFrequency = defineRule<'record', Data>({
  id: 'evidence/control-no-frequency',
  title: 'A control states no frequency',
  severity: 'warning',
  on: 'record',
  kinds: ['control'],
  crossFile: true,
  gate: 'type-2',
  summary: {
    share: 0.3,
    candidates: owesFrequency,
    message: (hits, candidates) =>
      `${hits} of ${candidates} controls state no frequency. A Type 2 auditor tests against the frequency you state.`,
  },
  needsWholeRecord: true,
  *check(record, context) {
    if (!owesFrequency(record) || isMisspelled(record, 'frequency', context)) return;
    if (says(record.fields, 'frequency')) {
      yield* stageLeftOut(record, context);
      return;
    }
    const node = nodeAtPath(record.fields, 'frequency');
    const message = isPlaceholder(node)
      ? `The frequency of ${record.id} is still to be filled in.`
      : `${record.id} states no frequency. Say how often it is performed: monthly, quarterly, per-event ...`;
    yield {
      file: record.file,
      span: isPlaceholder(node) ? node : record.anchor,
      message,
      data: { control: record, stage: undefined },
    };
  },
  *fixes({ data: { control, stage } }, context) {
    const node = nodeAtPath(control.fields, 'frequency');
    if (isPlaceholder(node)) return;
    const field =
      stage === undefined || node?.type !== 'mapping'
        ? { mapping: control.fields, path: '', name: 'frequency' }
        : { mapping: node, path: 'frequency', name: stage };
    const title = stage === undefined ? 'Add frequency, to be filled in' : `Add ${stage}, to be filled in`;
    const fix = askFor(control, title, [field], context);
    if (fix !== undefined) yield fix;
  },
});

/** A frequency per stage that leaves out a stage of which there is evidence: nothing is promised of that one. */
function* stageLeftOut(control: RecordFact, context: RuleContext): Generator<Problem<Data>> {
  const node = nodeAtPath(control.fields, 'frequency');
  if (node?.type !== 'mapping') return;
  for (const evidence of context.audit.evidenceOf(control)) {
    const stage = textAt(evidence.fields, 'stage')?.toLowerCase();
    if (
      stage === undefined ||
      isStub(evidence) ||
      node.pairs.some(({ name }) => name.toLowerCase() === stage)
    )
      continue;
    if (isMisspelled(control, `frequency.${stage}`, context)) continue;
    const message = `${control.id} states no frequency for ${stage}, and ${evidence.id} shows it. Say how often that is done.`;
    const related = [
      { file: evidence.file, span: evidence.anchor, message: `${evidence.id}: ${evidence.title}` },
    ];
    const span = pairOf(control.fields, 'frequency')?.key ?? control.anchor;
    yield { file: control.file, span, message, related, data: { control, stage } };
    return;
  }
}

/** Automated and purely preventive controls work all the time; planned, retired and inherited ones owe nothing. */
function owesFrequency(record: RecordFact): boolean {
  const status = textAt(record.fields, 'status');
  if (status === 'planned' || status === 'draft' || status === 'retired' || status === 'not-applicable')
    return false;
  return textAt(record.fields, 'responsibility') !== 'inherited' && !worksContinuously(record.fields);
}
