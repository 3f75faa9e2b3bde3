/**
 * The notations that schemas name with `format`. All are pure functions of the text; the validators and the date
 * checks share them. None accepts a notation that means different days in different countries.
 */

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|z|[+-]\d{2}:?\d{2})?$/;
const DURATION = /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;
const CALENDAR_DURATION = /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/;

/** Whether year, month (1 to 12) and day name a day of the calendar. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && (year % 4 === 0 ? year % 100 !== 0 || year % 400 === 0 : false);
  return day <= (MONTH_LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** `2025-06-30`, a day that exists. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  return parts !== null && isRealDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** `2025-06`. */
export function isMonth(text: string): boolean {
  const parts = MONTH.exec(text);
  return parts !== null && Number(parts[2]) >= 1 && Number(parts[2]) <= 12;
}

/** A moment with its offset from UTC: `2025-08-14T06:12:00Z`, `2025-08-14 08:12+02:00`. */
export function isInstant(text: string): boolean {
  const parts = INSTANT.exec(text);
  return parts !== null && parts[5] !== undefined && isClock(parts) && isDay(parts[1] ?? '');
}

/** A moment without its offset, which therefore names no moment at all. */
export function isLocalTime(text: string): boolean {
  const parts = INSTANT.exec(text);
  return parts !== null && parts[5] === undefined && isClock(parts) && isDay(parts[1] ?? '');
}

function isClock(parts: RegExpExecArray): boolean {
  return Number(parts[2]) <= 24 && Number(parts[3]) <= 59 && Number(parts[4] ?? 0) <= 60;
}

/** `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-W23`, `2025-06-24`, `start/end`, `start/P3M`. */
export function isPeriod(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash === -1) return isNamedPeriod(text);
  const start = text.slice(0, slash);
  const end = text.slice(slash + 1);
  if (!isDay(start)) return false;
  return isDay(end) ? start <= end : CALENDAR_DURATION.test(end);
}

function isNamedPeriod(text: string): boolean {
  if (/^\d{4}(?:-H[12]|-Q[1-4])?$/.test(text)) return true;
  const week = /^(\d{4})-W(\d{2})$/.exec(text);
  if (week !== null) return Number(week[2]) >= 1 && Number(week[2]) <= weeksInYear(Number(week[1]));
  return isMonth(text) || isDay(text);
}

/** 53 for years that begin on a Thursday, or on a Wednesday and are leap years; else 52 (ISO 8601). */
function weeksInYear(year: number): number {
  const endsOn = (of: number) => (of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400)) % 7;
  return endsOn(year) === 4 || endsOn(year - 1) === 3 ? 53 : 52;
}

/** An ISO 8601 duration in whole numbers: `P1D`, `P3M`, `PT4H`. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/** `04-01`, a day that exists in every year. */
export function isMonthDay(text: string): boolean {
  const parts = /^(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && isRealDay(2025, Number(parts[1]), Number(parts[2]));
}

/** The functions by the names that schemas use. `owner` and `path` mark a meaning; any text will do for them. */
export const formats = {
  /** A day; a month or a moment with its offset says enough to place a fact in time. */
  date: (text: string): boolean => isDay(text) || isMonth(text) || isInstant(text),
  /** A moment; a day alone is accepted, for often nobody knows the hour. */
  instant: (text: string): boolean => isInstant(text) || isDay(text),
  period: isPeriod,
  duration: isDuration,
  'month-day': isMonthDay,
} as const;
