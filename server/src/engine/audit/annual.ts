import { addDays, addMonths, daysBetween, type IsoDate } from '../../base/calendar/date.ts';
import { type DateSpan, holds, type Life, withinLife } from './date-span.ts';
import type { Performance } from './evidence-times.ts';
import { graceEnd, type Rhythm } from './rhythm.ts';

/** A stretch in which an annual control had run out. */
export interface Lapse {
  /** Twelve months after the performance before, or after the first day of the control. */
  readonly due: IsoDate;
  /** The last day of grace. */
  readonly after: IsoDate;
  /** The day it was done again, undefined while it is not. */
  readonly until: IsoDate | undefined;
  /** Days after grace on which it was done. */
  readonly daysLate: number | undefined;
}

export interface AnnualInput {
  readonly performances: readonly Performance[];
  readonly window: DateSpan;
  readonly life: Life;
  readonly asOf: IsoDate;
  readonly rhythm: Rhythm;
}

export interface AnnualOfWindow {
  /** 1 where the window is a year or longer, or the due day and its grace end in it. */
  readonly expected: 0 | 1;
  readonly inWindow: number;
  readonly lapses: readonly Lapse[];
  readonly status: 'met' | 'late' | 'missed' | 'open' | 'nothing-owed';
  /** The performance before the window, still valid or not. */
  readonly lastBefore: IsoDate | undefined;
}

/**
 * An annual control rolls: it is due twelve months after the last performance, or after its first day. A window owes
 * one only if it is a year long, or if due day and grace fall into it, or had passed since a known performance.
 */
export function annualOfWindow(input: AnnualInput): AnnualOfWindow {
  const { window, asOf, rhythm, life } = input;
  const days = input.performances
    .map((performance) => performance.on)
    .filter((on) => on <= asOf)
    .sort();
  const inWindow = days.filter((day) => holds(window, day));
  const lastBefore = days.findLast((day) => day < window.start);
  const lapses: Lapse[] = [];
  let last = lastBefore;
  let waiting = false;
  let owed = isYearLong(withinLife(window, life) ?? window);
  for (const day of [...inWindow, undefined]) {
    const base = last ?? life.from;
    const due = base === undefined ? undefined : addMonths(base, 12);
    const after = due === undefined ? undefined : graceEnd(due, 'annual', rhythm);
    // Without an earlier record nobody knows what was done before the window: the first due day counts inside it only,
    // and a first performance has none before it to be late after.
    const isKnown = last !== undefined || (day === undefined && (after ?? '') >= window.start);
    if (isKnown && due !== undefined && after !== undefined) {
      if (after <= window.end) owed = true;
      if (day !== undefined && day > after) {
        lapses.push({ due, after, until: day, daysLate: daysBetween(after, day) });
      } else if (day === undefined && after <= window.end) {
        if (asOf > after) lapses.push({ due, after, until: undefined, daysLate: undefined });
        else waiting = true;
      }
    }
    last = day ?? last;
  }
  const result = { expected: owed ? 1 : 0, inWindow: inWindow.length, lapses, lastBefore } as const;
  if (lapses.some((lapse) => lapse.until === undefined)) return { ...result, status: 'missed' };
  if (lapses.length > 0) return { ...result, status: 'late' };
  if (waiting) return { ...result, status: 'open' };
  if (inWindow.length > 0) return { ...result, status: 'met' };
  if (!owed) return { ...result, status: 'nothing-owed' };
  return { ...result, status: asOf > graceEnd(window.end, 'annual', rhythm) ? 'missed' : 'open' };
}

function isYearLong(window: DateSpan): boolean {
  return addDays(addMonths(window.start, 12), -1) <= window.end;
}
