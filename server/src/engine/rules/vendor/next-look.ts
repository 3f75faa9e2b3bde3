import { addDays, addMonths, type IsoDate, laterOf } from '../../../base/calendar/date.ts';
import { isRecurring, parseFrequency, type RecurringFrequency } from '../../../base/calendar/frequency.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import type { RuleContext } from '../rule.ts';
import { dayAt } from '../written-days.ts';
import { assuranceOf, matters } from './vendor-reading.ts';

/** When a vendor was looked at last, and by when it is to be looked at again. */
export interface NextLook {
  readonly last: IsoDate;
  readonly due: IsoDate;
  readonly rhythm: RecurringFrequency;
  /** Whether the record states the rhythm; where it does not, a year is usual. */
  readonly stated: boolean;
}

/** Undefined for vendors that no day binds: feeds, reviews per event, and those of no weight that state nothing. */
export function nextLook(vendor: RecordFact, context: RuleContext): NextLook | undefined {
  const stated = textAt(vendor.fields, 'monitoring.frequency');
  const frequency = stated === undefined ? undefined : parseFrequency(stated);
  // Continuous feeds and reviews per event have no day to be late; a rhythm that nobody stated is a year.
  if (stated === undefined ? !matters(vendor) : !isRecurring(frequency)) return undefined;
  const rhythm: RecurringFrequency = isRecurring(frequency) ? frequency : 'annual';
  const monitored = dayAt(vendor.fields, 'monitoring.last_on', context);
  if (monitored === undefined) return undefined;
  const { date } = context.audit.asOf;
  const last = assuranceOf(vendor)
    .map((report) => dayAt(report, 'reviewed_on', context))
    .filter((day): day is IsoDate => day !== undefined && day <= date)
    .reduce(laterOf, monitored);
  return { last, due: after(last, rhythm), rhythm, stated: stated !== undefined };
}

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
