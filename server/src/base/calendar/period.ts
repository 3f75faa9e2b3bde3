import { addDays, addMonths, daysInMonth, type IsoDate, isIsoDate, isoDate, mondayOfWeek } from './date.ts';
import { addDuration, parseDuration } from './duration.ts';

export type PeriodUnit = 'year' | 'half' | 'quarter' | 'month' | 'week' | 'day' | 'range';

/** A stretch of days, both ends inside. */
export interface Period {
  /** The normal form: `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-W23`, `2025-06-24`, `2025-04-01/2025-06-30`. */
  readonly label: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly unit: PeriodUnit;
}

/** Month and day (`04-01`) on which quarters and halves begin to count. A day behind the 28th counts as the 28th. */
export type FiscalYearStart = string;

export const CALENDAR_YEAR: FiscalYearStart = '01-01';

/**
 * The period written in a record: `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-W23`, `2025-06-24`, `start/end`
 * (both inside; each a day or a month) and `start/P3M`. Quarters and halves follow the fiscal year, which carries
 * the number of the calendar year in which it begins; a bare year is the calendar year. Undefined for anything else.
 */
export function parsePeriod(
  text: string,
  fiscalYearStart: FiscalYearStart = CALENDAR_YEAR,
): Period | undefined {
  const slash = text.indexOf('/');
  if (slash >= 0) return parseRange(text.slice(0, slash).trim(), text.slice(slash + 1).trim());
  if (isIsoDate(text)) return { label: text, start: text, end: text, unit: 'day' };
  const match = /^(\d{4})(?:-(?:([QHW])(\d{1,2})|(\d{2})))?$/i.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (year < 1) return undefined;
  if (match[4] !== undefined) return monthPeriod(year, Number(match[4]));
  if (match[2] === undefined) return yearPeriod(year);
  return unitPeriod(year, match[2].toUpperCase(), match[3] ?? '', fiscalYearStart);
}

/** As `parsePeriod`, and the forms of file names: `Q2_2025`, `Q2-2025`, `H1_2025`, `2025_Q2`, `2025_06`, `2025_06_24`. */
export function parseFileNamePeriod(
  text: string,
  fiscalYearStart: FiscalYearStart = CALENDAR_YEAR,
): Period | undefined {
  const turned = /^([QHW]\d{1,2})[-_](\d{4})$/i.exec(text);
  const written = turned === null ? text.replaceAll('_', '-') : `${turned[2]}-${turned[1]}`;
  return written.includes('/') ? undefined : parsePeriod(written, fiscalYearStart);
}

/**
 * The last period in a file name, with where it stands: `User_Access_Review_Q2_2025.xlsx` holds 2025-Q2.
 * `name` is the last part of a path, with or without its extension.
 */
export function periodInFileName(
  name: string,
  fiscalYearStart: FiscalYearStart = CALENDAR_YEAR,
): { readonly period: Period; readonly start: number; readonly end: number } | undefined {
  const forms =
    /(?<![A-Za-z0-9])(?:[QHW]\d{1,2}[-_]\d{4}|\d{4}[-_](?:[QHW]\d{1,2}|\d{2}(?:[-_]\d{2})?)|\d{4})(?![A-Za-z0-9])/gi;
  let found: { period: Period; start: number; end: number } | undefined;
  for (const match of name.matchAll(forms)) {
    const period = parseFileNamePeriod(match[0], fiscalYearStart);
    if (period !== undefined) found = { period, start: match.index, end: match.index + match[0].length };
  }
  return found;
}

/** Whether all days of `inner` lie in `outer`. */
export function contains(
  outer: { readonly start: IsoDate; readonly end: IsoDate },
  inner: { readonly start: IsoDate; readonly end: IsoDate },
): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The calendar year. */
export function yearPeriod(year: number): Period {
  return { label: fourDigits(year), start: isoDate(year, 1, 1), end: isoDate(year, 12, 31), unit: 'year' };
}

/** A calendar month; undefined unless `month` is 1 to 12. */
export function monthPeriod(year: number, month: number): Period | undefined {
  if (month < 1 || month > 12) return undefined;
  const start = isoDate(year, month, 1);
  return {
    label: start.slice(0, 7),
    start,
    end: isoDate(year, month, daysInMonth(year, month)),
    unit: 'month',
  };
}

/** An ISO week, Monday to Sunday; undefined when the year has no such week. */
export function weekPeriod(year: number, week: number): Period | undefined {
  const monday = mondayOfWeek(year, week);
  if (monday === undefined) return undefined;
  const label = `${fourDigits(year)}-W${String(week).padStart(2, '0')}`;
  return { label, start: monday, end: addDays(monday, 6), unit: 'week' };
}

/** Quarter 1 to 4, or half 1 to 2, of the fiscal year that begins in the calendar year `year`. */
export function fiscalPeriod(
  year: number,
  unit: 'quarter' | 'half',
  index: number,
  fiscalYearStart: FiscalYearStart,
): Period | undefined {
  const months = unit === 'quarter' ? 3 : 6;
  if (index < 1 || index > 12 / months) return undefined;
  const start = addMonths(fiscalYearBegin(year, fiscalYearStart), (index - 1) * months);
  const end = addDays(addMonths(start, months), -1);
  return { label: `${fourDigits(year)}-${unit === 'quarter' ? 'Q' : 'H'}${index}`, start, end, unit };
}

/** The first day of the fiscal year that begins in a calendar year; a setting that is no month and day means January. */
export function fiscalYearBegin(year: number, fiscalYearStart: FiscalYearStart): IsoDate {
  if (fiscalYearStart === CALENDAR_YEAR) return isoDate(year, 1, 1);
  const match = /^(\d{2})-(\d{2})$/.exec(fiscalYearStart);
  const month = Number(match?.[1] ?? 1);
  const day = Number(match?.[2] ?? 1);
  if (month < 1 || month > 12 || day < 1) return isoDate(year, 1, 1);
  // Quarters must tile: behind the 28th a month can lack the day.
  return isoDate(year, month, Math.min(day, 28));
}

function unitPeriod(
  year: number,
  letter: string,
  number: string,
  fiscalYearStart: FiscalYearStart,
): Period | undefined {
  if (letter === 'W') return number.length === 2 ? weekPeriod(year, Number(number)) : undefined;
  if (number.length !== 1) return undefined;
  return fiscalPeriod(year, letter === 'Q' ? 'quarter' : 'half', Number(number), fiscalYearStart);
}

function parseRange(from: string, to: string): Period | undefined {
  const first = dayOrMonth(from);
  if (first === undefined) return undefined;
  const duration = parseDuration(to);
  const end = duration === undefined ? dayOrMonth(to)?.end : addDays(addDuration(first.start, duration), -1);
  if (end === undefined || end < first.start || !isIsoDate(end)) return undefined;
  return { label: `${first.start}/${end}`, start: first.start, end, unit: 'range' };
}

function dayOrMonth(text: string): { readonly start: IsoDate; readonly end: IsoDate } | undefined {
  if (isIsoDate(text)) return { start: text, end: text };
  return /^\d{4}-\d{2}$/.test(text)
    ? monthPeriod(Number(text.slice(0, 4)), Number(text.slice(5)))
    : undefined;
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}
