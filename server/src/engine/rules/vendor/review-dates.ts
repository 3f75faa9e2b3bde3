import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath } from '../../model/read.ts';
import { askAgain } from '../ask-again.ts';
import { defineRule } from '../rule.ts';
import { dayAt, dayWritten } from '../written-days.ts';
import { nextLook } from './next-look.ts';
import { isInUse, matters } from './vendor-reading.ts';

/** The review day of a contract has passed, with the usual grace. */
export const contractReviewDue = defineRule<'record', RecordFact>({
  id: 'vendor/contract-review-due',
  title: 'The review of a vendor contract is overdue',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  *check(record, context) {
    if (!isInUse(record, context)) return;
    const open = nodeAtPath(record.fields, 'contract.next_review');
    if (isPlaceholder(open)) {
      const message = `The day of the next review of the contract of ${record.id} is still to be filled in.`;
      yield { file: record.file, span: open, message, data: record };
      return;
    }
    const due = dayWritten(record.fields, 'contract.next_review', context);
    if (due?.value === undefined) return;
    const { date } = context.audit.asOf;
    if (date <= addDays(due.value, context.configuration.thresholds.overdue)) return;
    const reviewed = dayAt(record.fields, 'contract.reviewed_on', context);
    if (reviewed !== undefined && reviewed >= due.value && reviewed <= date) return;
    const message = `The contract of ${record.id} was due for review on ${due.value}. Look at its security terms, and write the next day.`;
    yield { file: record.file, span: due.span, message, data: record };
  },
  *fixes({ data }, context) {
    if (isPlaceholder(nodeAtPath(data.fields, 'contract.next_review'))) return;
    const title = 'Ask for the day of the review and the next one';
    const fix = askAgain(data, title, ['contract.reviewed_on', 'contract.next_review'], context);
    if (fix !== undefined) yield fix;
  },
});

/** The last look at a vendor is longer ago than its own rhythm allows. */
export const monitoringStale = defineRule<'record', RecordFact>({
  id: 'vendor/monitoring-stale',
  title: 'The last look at a vendor is too long ago',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  *check(record, context) {
    if (!isInUse(record, context)) return;
    const open = nodeAtPath(record.fields, 'monitoring.last_on');
    // Of a vendor that matters the inventory asks for it.
    if (isPlaceholder(open) && !matters(record)) {
      const message = `The day on which ${record.id} was last looked at is still to be filled in.`;
      yield { file: record.file, span: open, message, data: record };
      return;
    }
    const look = nextLook(record, context);
    if (look === undefined) return;
    const { last, due, rhythm, stated } = look;
    if (context.audit.asOf.date <= addDays(due, context.configuration.thresholds.overdue)) return;
    const message = `${record.id} was last looked at on ${last}. ${
      stated ? `Its rhythm is ${rhythm}` : 'A year is usual'
    }, so the next look was due on ${due}.`;
    const span = nodeAtPath(record.fields, 'monitoring.last_on') ?? record.anchor;
    yield { file: record.file, span, message, data: record };
  },
  *fixes({ data }, context) {
    if (isPlaceholder(nodeAtPath(data.fields, 'monitoring.last_on'))) return;
    const fix = askAgain(data, 'Ask for the day of the last look', ['monitoring.last_on'], context);
    if (fix !== undefined) yield fix;
  },
});
