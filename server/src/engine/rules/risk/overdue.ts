import { addDays } from '../../../base/calendar/date.ts';
import { defineRule } from '../rule.ts';
import { dayAt, dayWritten } from '../written-days.ts';
import { isLive } from './risk-reading.ts';

/** A risk whose own review day has passed, with the usual grace. */
export const overdue = defineRule({
  id: 'risk/overdue',
  title: 'The review of a risk is overdue',
  severity: 'warning',
  on: 'record',
  kinds: ['risk'],
  *check(record, context) {
    if (!isLive(record)) return;
    const due = dayWritten(record.fields, 'next_review', context);
    if (due?.value === undefined) return;
    const { date } = context.audit.asOf;
    if (date <= addDays(due.value, context.configuration.thresholds.overdue)) return;
    // Assessed on the day or after it: only the next day has not been booked yet.
    const assessed = dayAt(record.fields, 'assessed_on', context);
    if (assessed !== undefined && assessed >= due.value && assessed <= date) return;
    const message = `${record.id} was due for review on ${due.value}. Assess it again, and write the next day.`;
    yield { file: record.file, span: due.span, message, data: undefined };
  },
});
