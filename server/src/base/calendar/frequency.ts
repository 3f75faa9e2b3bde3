import { addDays, addMonths, type IsoDate, isoWeekOf, monthOf, yearOf } from './date.ts';
import { addBusinessDays, isBusinessDay, previousBusinessDay } from './duration.ts';
import {
  CALENDAR_YEAR,
  type FiscalYearStart,
  fiscalPeriod,
  fiscalYearBegin,
  monthPeriod,
  type Period,
  weekPeriod,
  yearPeriod,
} from './period.ts';

/** How often a control is performed, in the order of the format; `ad-hoc` demands nothing. */
export const FREQUENCIES = [
  'continuous',
  'per-event',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'semi-annual',
  'annual',
  'ad-hoc',
] as const;

export type Frequency = (typeof FREQUENCIES)[number];

/** Frequencies with a rhythm, most frequent first. */
export const RECURRING = ['daily', 'weekly', 'monthly', 'quarterly', 'semi-annual', 'annual'] as const;

export type RecurringFrequency = (typeof RECURRING)[number];

const SYNONYMS: ReadonlyMap<string, Frequency> = new Map([
  ...FREQUENCIES.map((word) => [word, word] as const),
  ['yearly', 'annual'],
  ['annually', 'annual'],
  ['biannual', 'semi-annual'],
  ['biannually', 'semi-annual'],
  ['bi-annual', 'semi-annual'],
  ['half-yearly', 'semi-annual'],
  ['semiannual', 'semi-annual'],
  ['semiannually', 'semi-annual'],
  ['semi-annually', 'semi-annual'],
  ['event-driven', 'per-event'],
  ['as-needed', 'ad-hoc'],
  ['adhoc', 'ad-hoc'],
]);

/** The frequency that a word means, read as people write it (`Quarterly`, `yearly`, `per event`), or undefined. */
export function parseFrequency(word: string): Frequency | undefined {
  return SYNONYMS.get(word.trim().toLowerCase().replaceAll(/[ _]/g, '-'));
}

export function isRecurring(frequency: Frequency | undefined): frequency is RecurringFrequency {
  return frequency !== undefined && (RECURRING as readonly string[]).includes(frequency);
}

/** Whether `a` comes around less often than `b`. False when one of them has no rhythm. */
export function isLessFrequent(a: Frequency | undefined, b: Frequency | undefined): boolean {
  return isRecurring(a) && isRecurring(b) && RECURRING.indexOf(a) > RECURRING.indexOf(b);
}

/** Days after a unit's end in which its performance is not yet late; settable per control and per workspace. */
export const DEFAULT_GRACE: Readonly<Record<RecurringFrequency, number>> = {
  daily: 1,
  weekly: 3,
  monthly: 15,
  quarterly: 30,
  'semi-annual': 30,
  annual: 30,
};

/** Days before the due day from which something is due soon. */
export const DEFAULT_LEAD: Readonly<Record<RecurringFrequency, number>> = {
  daily: 0,
  weekly: 2,
  monthly: 7,
  quarterly: 14,
  'semi-annual': 30,
  annual: 30,
};

/** What units depend on besides the frequency. */
export interface UnitCalendar {
  /** Shifts quarters and halves; default the calendar year. */
  readonly fiscalYearStart?: FiscalYearStart;
  /** Daily units only: leave out weekends and holidays. */
  readonly business?: boolean;
  readonly holidays?: ReadonlySet<IsoDate>;
}

/**
 * The unit of a frequency that holds a day: the day, ISO week, month, quarter, half-year or calendar year.
 * On a business calendar a day that is no business day belongs to the next business day.
 */
export function unitOf(frequency: RecurringFrequency, date: IsoDate, calendar: UnitCalendar = PLAIN): Period {
  const units = unitsOf(frequency, calendar);
  let unit = units.get(date);
  if (unit === undefined) {
    unit = unitHolding(frequency, date, calendar);
    if (units.size >= MOST_KEPT) units.clear();
    units.set(date, unit);
  }
  return unit;
}

const PLAIN: UnitCalendar = {};

/** The units of thousands of controls are the same few: each day is placed once per calendar. */
const kept = new WeakMap<UnitCalendar, Map<RecurringFrequency, Map<IsoDate, Period>>>();

/** Some ten years of days. */
const MOST_KEPT = 4000;

function unitsOf(frequency: RecurringFrequency, calendar: UnitCalendar): Map<IsoDate, Period> {
  let byFrequency = kept.get(calendar);
  if (byFrequency === undefined) {
    byFrequency = new Map();
    kept.set(calendar, byFrequency);
  }
  let units = byFrequency.get(frequency);
  if (units === undefined) {
    units = new Map();
    byFrequency.set(frequency, units);
  }
  return units;
}

function unitHolding(frequency: RecurringFrequency, date: IsoDate, calendar: UnitCalendar): Period {
  switch (frequency) {
    case 'daily':
      return dayUnit(calendar.business === true ? nextBusinessDay(date, calendar.holidays) : date);
    case 'weekly': {
      const { year, week } = isoWeekOf(date);
      return certain(weekPeriod(year, week), date);
    }
    case 'monthly':
      return certain(monthPeriod(yearOf(date), monthOf(date)), date);
    case 'quarterly':
      return fiscalUnit(date, 'quarter', calendar.fiscalYearStart ?? CALENDAR_YEAR);
    case 'semi-annual':
      return fiscalUnit(date, 'half', calendar.fiscalYearStart ?? CALENDAR_YEAR);
    case 'annual':
      return yearPeriod(yearOf(date));
  }
}

/** The unit after `unit`, which must be one of the same frequency and calendar. */
export function nextUnit(
  frequency: RecurringFrequency,
  unit: Period,
  calendar: UnitCalendar = PLAIN,
): Period {
  return unitOf(frequency, addDays(unit.end, 1), calendar);
}

/** The unit before `unit`, which must be one of the same frequency and calendar. */
export function previousUnit(
  frequency: RecurringFrequency,
  unit: Period,
  calendar: UnitCalendar = PLAIN,
): Period {
  const business = frequency === 'daily' && calendar.business === true;
  const day = business ? previousBusinessDay(unit.start, calendar.holidays) : addDays(unit.start, -1);
  return unitOf(frequency, day, calendar);
}

/** More than ten years of days: a mistyped year must not make anything hang. */
const MOST_UNITS = 4000;

/**
 * The units whose last day lies in the window, in order: those are owed in it, however the window lies.
 * No more than the first 4,000.
 */
export function unitsEndingIn(
  frequency: RecurringFrequency,
  window: { readonly start: IsoDate; readonly end: IsoDate },
  calendar: UnitCalendar = PLAIN,
): Period[] {
  const units: Period[] = [];
  for (
    let unit = unitOf(frequency, window.start, calendar);
    unit.end <= window.end && units.length < MOST_UNITS;
    unit = nextUnit(frequency, unit, calendar)
  ) {
    units.push(unit);
  }
  return units;
}

function dayUnit(day: IsoDate): Period {
  return { label: day, start: day, end: day, unit: 'day' };
}

function nextBusinessDay(date: IsoDate, holidays: ReadonlySet<IsoDate> | undefined): IsoDate {
  return isBusinessDay(date, holidays) ? date : addBusinessDays(date, 1, holidays);
}

function fiscalUnit(date: IsoDate, unit: 'quarter' | 'half', fiscalYearStart: FiscalYearStart): Period {
  const ownYear = yearOf(date);
  const year = date < fiscalYearBegin(ownYear, fiscalYearStart) ? ownYear - 1 : ownYear;
  const months = unit === 'quarter' ? 3 : 6;
  const begin = fiscalYearBegin(year, fiscalYearStart);
  let index = 1;
  while (index < 12 / months && addMonths(begin, index * months) <= date) index++;
  return certain(fiscalPeriod(year, unit, index, fiscalYearStart), date);
}

/** The parts come from a real day, so the unit exists; a day by itself keeps the types honest. */
function certain(unit: Period | undefined, date: IsoDate): Period {
  return unit ?? dayUnit(date);
}
