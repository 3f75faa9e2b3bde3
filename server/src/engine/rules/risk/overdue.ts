import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath } from '../../model/read.ts';
import { askAgain } from '../ask-again.ts';
import { defineRule } from '../rule.ts';
import { dayAt, dayWritten } from '../written-days.ts';
import { isLive } from './risk-reading.ts';

/** A risk whose own review day has passed, with the usual grace. */
export const overdue = defineRule<'record', RecordFact>({
  id: 'risk/overdue',
  title: 'The review of a risk is overdue',
  severity: 'warning',
  on: 'record',
  kinds: ['risk'],
  *check(record, context) {
    if (!isLive(record)) return;
    const open = nodeAtPath(record.fields, 'next_review');
    if (isPlaceholder(open)) {
      const message = `The day of the next review of ${record.id} is still to be filled in.`;
      yield { file: record.file, span: open, message, data: record };
      return;
    }
    const due = dayWritten(record.fields, 'next_review', context);
    if (due?.value === undefined) return;
    const { date } = context.audit.asOf;
    if (date <= addDays(due.value, context.configuration.thresholds.overdue)) return;
    // Assessed on the day or after it: only the next day has not been booked yet.
    const assessed = dayAt(record.fields, 'assessed_on', context);
    if (assessed !== undefined && assessed >= due.value && assessed <= date) return;
    const message = `${record.id} was due for review on ${due.value}. Assess it again, and write the next day.`;
    yield { file: record.file, span: due.span, message, data: record };
  },
  *fixes({ data }, context) {
    if (isPlaceholder(nodeAtPath(data.fields, 'next_review'))) return;
    const title = 'Ask for the day of the assessment and the next one';
    const fix = askAgain(data, title, ['assessed_on', 'next_review'], context);
    if (fix !== undefined) yield fix;
  },
});
