import { isDay, isPeriod, isRealDay } from './formats.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The ISO form of a day written in another way (`30.06.2025`, `06/30/2025`, `2025-6-3`, `30 June 2025`); undefined when
 * it may mean two days (`05/06/2025`), or none.
 */
export function isoDay(text: string): string | undefined {
  const trimmed = text.trim();
  const yearFirst =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(trimmed) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(trimmed);
  if (yearFirst !== null) return day(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(trimmed);
  if (yearLast !== null) {
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])];
    const dayFirst = day(year, second, first);
    // Dots are used where the day comes first; slashes and dashes both ways.
    if (yearLast[2] === '.') return dayFirst;
    const monthFirst = day(year, first, second);
    return dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst
      ? (dayFirst ?? monthFirst)
      : undefined;
  }
  return isoDayOfWords(trimmed);
}

function isoDayOfWords(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})$/.exec(text);
  if (dayFirst !== null) return day(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  if (monthFirst !== null) return day(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]));
  return undefined;
}

function monthOf(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

function day(year: number, month: number, dayOfMonth: number): string | undefined {
  if (!isRealDay(year, month, dayOfMonth)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** The ISO form of a period written in another way: `Q2 2025`, `2025Q2`, `H1_2025`, `2025_06`, `2025-6`, `FY2025`. */
export function isoPeriod(text: string): string | undefined {
  const trimmed = text.trim().toUpperCase();
  const partFirst = /^([QHW]\d{1,2})[-_/ ]?(\d{4})$/.exec(trimmed);
  const yearFirst = /^(\d{4})[-_/ .]?([QHW]?\d{1,2})$/.exec(trimmed);
  const [year, part] = partFirst !== null ? [partFirst[2], partFirst[1]] : [yearFirst?.[1], yearFirst?.[2]];
  if (year === undefined || part === undefined) return spelledPeriod(trimmed) ?? isoDay(text);
  const padded = /^\d$/.test(part) ? `0${part}` : /^W\d$/.test(part) ? `W0${part.slice(1)}` : part;
  const period = `${year}-${padded}`;
  return isPeriod(period) ? period : undefined;
}

function spelledPeriod(text: string): string | undefined {
  const year = /^(?:FY|CY)[- ]?(\d{4})$/.exec(text);
  if (year !== null) return year[1];
  const month = /^([A-Z]{3,9})[-_ ](\d{4})$/.exec(text);
  const number = monthOf(month?.[1]);
  if (month !== null && number > 0) return `${month[2]}-${String(number).padStart(2, '0')}`;
  const span = /^(\d{4}-\d{2}-\d{2}) ?(?:\/|\.\.|TO|-|–|UNTIL) ?(\d{4}-\d{2}-\d{2})$/.exec(text);
  const [start, end] = [span?.[1] ?? '', span?.[2] ?? ''];
  return isDay(start) && isDay(end) && start <= end ? `${start}/${end}` : undefined;
}

const UNITS: Readonly<Record<string, string>> = { h: 'H', d: 'D', w: 'W', m: 'M', y: 'Y' };

/** The ISO form of a duration written in another way: `30d`, `30 days`, `1 year`, `4 hours`, `p1d`. */
export function isoDuration(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  const parts = /^(\d{1,5}) ?(h|d|w|m|y|hours?|days?|weeks?|months?|years?)$/.exec(trimmed);
  const unit = UNITS[parts?.[2]?.charAt(0) ?? ''];
  if (parts?.[1] !== undefined && unit !== undefined) {
    // A lone m may be minutes or months.
    if (parts[2] === 'm') return undefined;
    return unit === 'H' ? `PT${parts[1]}H` : `P${parts[1]}${unit}`;
  }
  const upper = trimmed.toUpperCase();
  return upper !== text && /^P(?:\d+[YMWD])+$/.test(upper) ? upper : undefined;
}
