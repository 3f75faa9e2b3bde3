import { addDays, daysBetween } from './days.ts';

/** A stretch of days drawn from left to right. */
export interface TimeAxis {
  /** First and last day that are drawn. */
  readonly start: string;
  readonly end: string;
  readonly days: number;
}

/** A stretch of an axis in percent of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

/** A month or a quarter in the heading of an axis. */
export interface AxisPart extends Stretch {
  readonly key: string;
  /** `Apr`, or `2025 Q2`. */
  readonly text: string;
}

/** Days beyond these are slips of the pen; an axis that took them in would show nothing else. */
const EARLIEST = '1950-01-01';
const LATEST = '2150-12-31';

/** The axis from a day to a day, both drawn whole; cut to days in which somebody keeps controls. */
export function timeAxis(from: string, to: string): TimeAxis {
  const start = from < EARLIEST ? EARLIEST : from > LATEST ? LATEST : from;
  const cut = to < EARLIEST || to > LATEST ? LATEST : to;
  const end = cut < start ? start : cut;
  return { start, end, days: daysBetween(start, end) + 1 };
}

/** Where a day begins, in percent; outside the axis its edge. */
export function positionOf(axis: TimeAxis, day: string): number {
  const at = (daysBetween(axis.start, day) / axis.days) * 100;
  return Math.min(Math.max(at, 0), 100);
}

/** The part of a stretch of days that the axis shows; `undefined` when it lies outside. */
export function stretchOf(axis: TimeAxis, start: string, end: string): Stretch | undefined {
  if (end < axis.start || start > axis.end) return undefined;
  const left = positionOf(axis, start);
  return { left, width: Math.max(positionOf(axis, addDays(end, 1)) - left, 0) };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The months that an axis shows, each with its first day at its place. */
export function monthsOf(axis: TimeAxis): readonly AxisPart[] {
  return partsOf(axis, 1, (_, month) => MONTHS[month] ?? '');
}

/** The calendar quarters that an axis shows. */
export function quartersOf(axis: TimeAxis): readonly AxisPart[] {
  return partsOf(axis, 3, (year, month) => `${year} Q${Math.floor(month / 3) + 1}`);
}

/** The calendar years that an axis shows. */
export function yearsOf(axis: TimeAxis): readonly AxisPart[] {
  return partsOf(axis, 12, (year) => String(year));
}

/** Narrowest widths in pixels in which a month and a quarter can be named. */
const MONTH_PIXELS = 30;
const QUARTER_PIXELS = 24;

/** Two lines of headings that can be read in this width: quarters and months, years and quarters, or years alone. */
export function headingOf(
  axis: TimeAxis,
  pixels: number,
): { readonly upper: readonly AxisPart[]; readonly lower: readonly AxisPart[] } {
  const months = axis.days / 30.4;
  if (pixels / months >= MONTH_PIXELS) return { upper: quartersOf(axis), lower: monthsOf(axis) };
  if ((pixels * 3) / months < QUARTER_PIXELS) return { upper: [], lower: yearsOf(axis) };
  return {
    upper: yearsOf(axis),
    lower: quartersOf(axis).map((part) => ({ ...part, text: part.text.slice(5) })),
  };
}

function partsOf(axis: TimeAxis, months: number, name: (year: number, month: number) => string): AxisPart[] {
  const parts: AxisPart[] = [];
  let year = Number(axis.start.slice(0, 4));
  let month = Math.floor((Number(axis.start.slice(5, 7)) - 1) / months) * months;
  for (;;) {
    const first = dayOf(year, month);
    if (first > axis.end) return parts;
    const nextYear = month + months > 11 ? year + 1 : year;
    const nextMonth = (month + months) % 12;
    const stretch = stretchOf(axis, first, addDays(dayOf(nextYear, nextMonth), -1));
    if (stretch !== undefined) parts.push({ key: first, text: name(year, month), ...stretch });
    year = nextYear;
    month = nextMonth;
  }
}

function dayOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
}
