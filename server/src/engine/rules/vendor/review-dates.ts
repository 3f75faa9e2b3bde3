import { addDays, addMonths, type IsoDate, laterOf } from '../../../base/calendar/date.ts';
import { isRecurring, parseFrequency, type RecurringFrequency } from '../../../base/calendar/frequency.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { dayAt, dayWritten } from '../written-days.ts';
import { assuranceOf, isInUse, matters } from './vendor-reading.ts';

/** The review day of a contract has passed, with the usual grace. */
export const contractReviewDue = defineRule({
  id: 'vendor/contract-review-due',
  title: 'The review of a vendor contract is overdue',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  *check(record, context) {
    if (!isInUse(record, context)) return;
    const due = dayWritten(record.fields, 'contract.next_review', context);
    if (due?.value === undefined) return;
    const { date } = context.audit.asOf;
    if (date <= addDays(due.value, context.configuration.thresholds.overdue)) return;
    const reviewed = dayAt(record.fields, 'contract.reviewed_on', context);
    if (reviewed !== undefined && reviewed >= due.value && reviewed <= date) return;
    const message = `The contract of ${record.id} was due for review on ${due.value}. Look at its security terms, and write the next day.`;
    yield { file: record.file, span: due.span, message, data: undefined };
  },
});

/** The last look at a vendor is longer ago than its own rhythm allows. */
export const monitoringStale = defineRule({
  id: 'vendor/monitoring-stale',
  title: 'The last look at a vendor is too long ago',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  *check(record, context) {
    if (!isInUse(record, context)) return;
    const stated = textAt(record.fields, 'monitoring.frequency');
    const frequency = stated === undefined ? undefined : parseFrequency(stated);
    // Continuous feeds and reviews per event have no day to be late; a rhythm that nobody stated is a year.
    if (stated === undefined ? !matters(record) : !isRecurring(frequency)) return;
    const rhythm: RecurringFrequency = isRecurring(frequency) ? frequency : 'annual';
    const last = dayWritten(record.fields, 'monitoring.last_on', context);
    if (last?.value === undefined) return;
    const { date } = context.audit.asOf;
    const touched = assuranceOf(record)
      .map((report) => dayAt(report, 'reviewed_on', context))
      .filter((day): day is IsoDate => day !== undefined && day <= date)
      .reduce(laterOf, last.value);
    const due = after(touched, rhythm);
    if (date <= addDays(due, context.configuration.thresholds.overdue)) return;
    const message = `${record.id} was last looked at on ${touched}. ${
      stated === undefined ? 'A year is usual' : `Its rhythm is ${rhythm}`
    }, so the next look was due on ${due}.`;
    const span = nodeAtPath(record.fields, 'monitoring.last_on') ?? record.anchor;
    yield { file: record.file, span, message, data: undefined };
  },
});

function after(day: IsoDate, rhythm: RecurringFrequency): IsoDate {
  switch (rhythm) {
    case 'daily':
      return addDays(day, 1);
    case 'weekly':
      return addDays(day, 7);
    case 'monthly':
      return addMonths(day, 1);
    case 'quarterly':
      return addMonths(day, 3);
    case 'semi-annual':
      return addMonths(day, 6);
    case 'annual':
      return addMonths(day, 12);
  }
}
