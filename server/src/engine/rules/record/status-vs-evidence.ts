import { addDays, addMonths } from '../../../base/calendar/date.ts';
import { DEFAULT_GRACE, isRecurring, unitOf } from '../../../base/calendar/frequency.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { hasUnreadableDate } from '../schema-problems.ts';

interface Data {
  readonly control: RecordFact;
  /** The status that the evidence speaks for. */
  readonly status: 'planned' | 'operating';
}

/** A control that is marked operating and was never performed, or planned and was. */
export const statusVsEvidence = defineRule<'record', Data>({
  id: 'record/status-vs-evidence',
  title: 'The status of a control and its evidence contradict each other',
  severity: 'warning',
  on: 'record',
  kinds: ['control'],
  crossFile: true,
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    const status = textAt(record.fields, 'status');
    // Where no evidence is kept as records at all, nothing can be told from its absence.
    if (context.workspace.count('evidence') === 0) return;
    if (status === 'operating') yield* operatingWithoutProof(record, context);
    else if (status === 'planned' || status === 'draft') yield* plannedWithProof(record, status, context);
  },
  *fixes({ data: { control, status } }, context) {
    const field = { mapping: control.fields, path: '', name: 'status', value: status };
    const edits = writeFields(control, [field], context);
    if (edits !== undefined) yield { title: `Write status: ${status}`, safe: false, edits };
  },
});

function* operatingWithoutProof(record: RecordFact, context: RuleContext): Generator<Problem<Data>> {
  const { audit } = context;
  const frequency = audit.frequencyOf(record);
  if (!audit.inOperation(record) || frequency === undefined || frequency === 'ad-hoc') return;
  if (textAt(record.fields, 'responsibility') === 'inherited') return;
  const evidence = audit.evidenceOf(record);
  // Evidence that once was and is old now is said on the evidence itself.
  if (evidence.length === 0 || evidence.some((each) => audit.freshness(each).state !== 'never')) return;
  if (evidence.some((each) => hasUnreadableDate(each, context))) return;
  // Younger than one round of its own frequency: it cannot have run yet.
  if (isYoung(record, context)) return;
  const related = evidence
    .slice(0, 3)
    .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id} shows no performance` }));
  const message = `${record.id} is marked operating, and none of its evidence shows that it was ever performed.`;
  yield {
    file: record.file,
    span: statusSpan(record),
    message,
    related,
    data: { control: record, status: 'planned' },
  };
}

function* plannedWithProof(
  record: RecordFact,
  status: string,
  context: RuleContext,
): Generator<Problem<Data>> {
  const performed = context.audit
    .evidenceOf(record)
    .find((each) =>
      context.audit.timesOf(each).occurrences.some((occurrence) => occurrence.on <= context.audit.asOf.date),
    );
  if (performed === undefined) return;
  const message = `${record.id} is marked ${status}, and ${performed.id} shows that it has been performed.`;
  const related = [{ file: performed.file, span: performed.anchor, message: `Evidence ${performed.id}` }];
  yield {
    file: record.file,
    span: statusSpan(record),
    message,
    related,
    data: { control: record, status: 'operating' },
  };
}

function isYoung(record: RecordFact, context: RuleContext): boolean {
  const { from } = context.audit.lifeOf(record);
  const frequency = context.audit.frequencyOf(record);
  if (from === undefined || !isRecurring(frequency)) return false;
  const firstDue = frequency === 'annual' ? addMonths(from, 12) : unitOf(frequency, from).end;
  return context.audit.asOf.date <= addDays(firstDue, DEFAULT_GRACE[frequency]);
}

function statusSpan(record: RecordFact): { readonly start: number; readonly end: number } {
  return nodeAtPath(record.fields, 'status') ?? record.anchor;
}
