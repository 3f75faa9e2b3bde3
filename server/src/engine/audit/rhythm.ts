import { addDays, type IsoDate } from '../../base/calendar/date.ts';
import { addBusinessDays } from '../../base/calendar/duration.ts';
import {
  DEFAULT_GRACE,
  DEFAULT_LEAD,
  type RecurringFrequency,
  type UnitCalendar,
} from '../../base/calendar/frequency.ts';

/** How the units of a control are counted. */
export interface Rhythm {
  readonly calendar: UnitCalendar;
  /** Days of grace after a unit's end, where they differ from the default of the frequency. */
  readonly grace: ReadonlyMap<RecurringFrequency, number>;
  /** What `schedule.performed` says; undefined leaves it to the records. */
  readonly performed: 'in-period' | 'in-arrears' | undefined;
}

export const DEFAULT_RHYTHM: Rhythm = { calendar: {}, grace: new Map(), performed: undefined };

export function graceOf(frequency: RecurringFrequency, rhythm: Rhythm): number {
  return rhythm.grace.get(frequency) ?? DEFAULT_GRACE[frequency];
}

export function leadOf(frequency: RecurringFrequency): number {
  return DEFAULT_LEAD[frequency];
}

/** The last day of grace after a due day. A daily control on business days has its grace in business days. */
export function graceEnd(due: IsoDate, frequency: RecurringFrequency, rhythm: Rhythm): IsoDate {
  const days = graceOf(frequency, rhythm);
  const business = frequency === 'daily' && rhythm.calendar.business === true;
  return business ? addBusinessDays(due, days, rhythm.calendar.holidays) : addDays(due, days);
}
