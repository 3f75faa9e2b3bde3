/**
 * A civil day `YYYY-MM-DD` of the Gregorian calendar, years 0001 to 9999. Days compare with `<`.
 * The functions below expect real days: text from outside goes through `parseIsoDate` first.
 *
 * Plain integer arithmetic on purpose: freshness is computed for thousands of records, and a Temporal object per day
 * costs far more than four additions. The tests hold every function against Temporal.
 */
export type IsoDate = string;

/** The day written in `text`, or undefined when it is no `YYYY-MM-DD` or no day that exists (2025-02-29). */
export function parseIsoDate(text: string): IsoDate | undefined {
  return isIsoDate(text) ? text : undefined;
}

/** Whether `text` is `YYYY-MM-DD` and that day exists. */
export function isIsoDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  for (let at = 0; at < 10; at++) {
    if (at === 4 || at === 7) continue;
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  const year = yearOf(text);
  const month = monthOf(text);
  const day = dayOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The day of a year, month (1 to 12) and day (1 to 31); a day behind the month's end is clipped to it.
 * Years outside 0001..9999 give the first or last day there is, so that arithmetic at the edges stays comparable.
 */
export function isoDate(year: number, month: number, day: number): IsoDate {
  if (year < 1) return '0001-01-01';
  if (year > 9999) return '9999-12-31';
  const clipped = Math.min(day, daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(clipped)}`;
}

export function yearOf(date: IsoDate): number {
  return digits(date, 0, 4);
}

/** 1 to 12. */
export function monthOf(date: IsoDate): number {
  return digits(date, 5, 7);
}

/** Day of the month, 1 to 31. */
export function dayOf(date: IsoDate): number {
  return digits(date, 8, 10);
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month (1 to 12) in a year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  const month = monthOf(date);
  // Years begin in March, so that the leap day is the last of its year.
  const year = month <= 2 ? yearOf(date) - 1 : yearOf(date);
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOf(date) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** Days from 0000-03-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const DAYS_PER_ERA = 146_097;

/** The day that lies `number` days after 1970-01-01. */
export function dateOfDayNumber(number: number): IsoDate {
  const days = number + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return days === 0 ? date : dateOfDayNumber(dayNumber(date) + days);
}

/** The same day of the month `months` later, clipped to that month's end: 2024-02-29 + 12 months = 2025-02-28. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  return isoDate(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, dayOf(date));
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week as in ISO 8601: Monday is 1, Sunday is 7. */
export function weekday(date: IsoDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** The ISO week that holds a day. Its year differs from the day's own around New Year: 2024-12-30 lies in 2025-W01. */
export function isoWeekOf(date: IsoDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(date, 4 - weekday(date));
  const year = yearOf(thursday);
  return { year, week: Math.floor(daysBetween(isoDate(year, 1, 1), thursday) / 7) + 1 };
}

/** The Monday of an ISO week, or undefined when the year has no such week (53 in a year of 52). */
export function mondayOfWeek(year: number, week: number): IsoDate | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = isoDate(year, 1, 4);
  const monday = addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
  return isoWeekOf(monday).year === year ? monday : undefined;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** A month or a day. */
function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
