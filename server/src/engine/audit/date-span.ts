import { addDays, daysBetween, earlierOf, type IsoDate, laterOf } from '../../base/calendar/date.ts';

/** A stretch of days, both ends inside. An observation window is one. */
export interface DateSpan {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** When a control is in force, both days inside; open ends are undefined. */
export interface Life {
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
}

export const ALWAYS: Life = { from: undefined, to: undefined };

/** Days of a stretch, both ends counted. */
export function lengthOf(span: DateSpan): number {
  return daysBetween(span.start, span.end) + 1;
}

export function holds(span: DateSpan, date: IsoDate): boolean {
  return span.start <= date && date <= span.end;
}

/** The days that two stretches share, or undefined. */
export function intersection(a: DateSpan, b: DateSpan): DateSpan | undefined {
  const start = laterOf(a.start, b.start);
  const end = earlierOf(a.end, b.end);
  return start <= end ? { start, end } : undefined;
}

/** The days of a stretch on which the control is in force, or undefined. */
export function withinLife(span: DateSpan, life: Life): DateSpan | undefined {
  return intersection(span, { start: life.from ?? span.start, end: life.to ?? span.end });
}

/** The runs of days in `span` that none of `covered` holds, in order. */
export function uncoveredIn(span: DateSpan, covered: readonly DateSpan[]): DateSpan[] {
  const runs: DateSpan[] = [];
  let open = span.start;
  for (const each of covered.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    if (each.end < open) continue;
    if (each.start > span.end) break;
    if (each.start > open) runs.push({ start: open, end: addDays(each.start, -1) });
    open = addDays(each.end, 1);
    if (each.end >= span.end) return runs;
  }
  if (open <= span.end) runs.push({ start: open, end: span.end });
  return runs;
}

/** Days of several stretches together. */
export function daysIn(spans: readonly DateSpan[]): number {
  return spans.reduce((sum, span) => sum + lengthOf(span), 0);
}
