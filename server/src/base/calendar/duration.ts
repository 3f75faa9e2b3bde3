import { addDays, addMonths, type IsoDate, weekday } from './date.ts';

/** An ISO 8601 duration such as `P1D`, `P1Y6M`, `P2W` or `PT4H`; parts that are not written are 0. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

const DURATION =
  /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i;

/** The duration written in `text`, or undefined: `P`, `PT`, `1D`, negative and fractional ones are none. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (match === null || text.length < 3 || /T$/i.test(text)) return undefined;
  const part = (at: number): number => Number(match[at] ?? 0);
  return {
    years: part(1),
    months: part(2),
    weeks: part(3),
    days: part(4),
    hours: part(5),
    minutes: part(6),
    seconds: part(7),
  };
}

/** The day a duration later: months first and clipped, then weeks and days, then every full 24 hours of the time part. */
export function addDuration(date: IsoDate, duration: Duration): IsoDate {
  const monthsLater = addMonths(date, duration.years * 12 + duration.months);
  const seconds = duration.hours * 3600 + duration.minutes * 60 + duration.seconds;
  return addDays(monthsLater, duration.weeks * 7 + duration.days + Math.floor(seconds / 86_400));
}

/** Monday to Friday, unless the day is in the list of holidays. */
export function isBusinessDay(date: IsoDate, holidays?: ReadonlySet<IsoDate>): boolean {
  return weekday(date) <= 5 && holidays?.has(date) !== true;
}

/**
 * The business day `count` business days later: one business day from Friday ends on Monday. `count` is 0 or more.
 * The last day of year 9999 ends the search.
 */
export function addBusinessDays(date: IsoDate, count: number, holidays?: ReadonlySet<IsoDate>): IsoDate {
  let day = date;
  for (let left = count; left > 0 && day < '9999-12-31'; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left--;
  }
  return day;
}

/** The last business day before a day. */
export function previousBusinessDay(date: IsoDate, holidays?: ReadonlySet<IsoDate>): IsoDate {
  let day = addDays(date, -1);
  while (!isBusinessDay(day, holidays) && day > '0001-01-01') day = addDays(day, -1);
  return day;
}
