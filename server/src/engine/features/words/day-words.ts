import type { IsoDate } from '../../../base/calendar/date.ts';
import { daysBetween } from '../../../base/calendar/date.ts';
import { parseDuration } from '../../../base/calendar/duration.ts';
import type { FreshnessState } from '../../audit/freshness.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `9 Dec 2025`. */
export function dayText(date: IsoDate): string {
  return `${dayMonth(date)} ${date.slice(0, 4)}`;
}

/** `9 Dec`. */
export function dayMonth(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? '?'}`;
}

/** `1 Apr – 31 Dec 2025`; the year once where both days share it. */
export function spanText(start: IsoDate, end: IsoDate): string {
  if (start === end) return dayText(start);
  const first = start.slice(0, 4) === end.slice(0, 4) ? dayMonth(start) : dayText(start);
  return `${first} – ${dayText(end)}`;
}

/** `3 days`, `1 unit`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How a day lies to the as-of day: `34 days ago`, `today` of the question, `in 5 days`. */
export function distanceText(date: IsoDate, asOf: IsoDate): string {
  const days = daysBetween(date, asOf);
  if (days === 0) return 'the as-of day';
  return days > 0
    ? `${counted(days, 'day')} before the as-of day`
    : `${counted(-days, 'day')} after the as-of day`;
}

/** Freshness in plain words; it never says anything about completeness. */
export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, string>> = {
  never: 'never done',
  current: 'current',
  'due-soon': 'due soon',
  due: 'due, in grace',
  stale: 'stale',
  expired: 'expired',
  retired: 'retired',
  future: 'not yet: dated after the as-of day',
};

/** `P1D` as `1 day` or `1 business day`; the text itself when it is no duration. */
export function durationText(text: string, businessDays: boolean): string {
  const duration = parseDuration(text);
  if (duration === undefined) return text;
  const day = businessDays ? 'business day' : 'day';
  const parts: readonly (readonly [number, string])[] = [
    [duration.years, 'year'],
    [duration.months, 'month'],
    [duration.weeks, 'week'],
    [duration.days, day],
    [duration.hours, 'hour'],
    [duration.minutes, 'minute'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => counted(count, word));
  return said.length === 0 ? text : said.join(' ');
}
