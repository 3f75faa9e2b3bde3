import { addDays } from '../../../base/calendar/date.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { askAgain } from '../ask-again.ts';
import { isStub } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';

/** A policy whose own review day has passed. */
export const overdue = defineRule<'record', RecordFact>({
  id: 'policy/overdue',
  title: 'The review of a policy is overdue',
  severity: 'warning',
  on: 'record',
  kinds: ['policy'],
  *check(record, context) {
    if (isStub(record) || textAt(record.fields, 'status')?.toLowerCase() === 'retired') return;
    const due = dateAt(record.fields, 'next_review', context.configuration);
    if (due === undefined) return;
    // A review done after the day, or just before it, has only not been booked anew: that is not overdue.
    const reviewed = dateAt(record.fields, 'reviewed_on', context.configuration);
    const { date } = context.audit.asOf;
    if (reviewed !== undefined && reviewed >= due && reviewed <= date) return;
    if (date <= addDays(due, context.configuration.thresholds.overdue)) return;
    const node = nodeAtPath(record.fields, 'next_review');
    const message = `${record.id} was due for review on ${due}. Look whether it still holds, and write the next day.`;
    yield { file: record.file, span: node ?? record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    const title = 'Ask for the day of the review and the next one';
    const fix = askAgain(data, title, ['reviewed_on', 'next_review'], context);
    if (fix !== undefined) yield fix;
  },
});
