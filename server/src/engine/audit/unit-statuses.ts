import { addDays, daysBetween, earlierOf, type IsoDate, laterOf } from '../../base/calendar/date.ts';
import type { Frequency } from '../../base/calendar/frequency.ts';
import {
  isRecurring,
  nextUnit,
  previousUnit,
  type RecurringFrequency,
  unitOf,
  unitsEndingIn,
} from '../../base/calendar/frequency.ts';
import type { Period } from '../../base/calendar/period.ts';
import type { OccurrenceStatus } from '../../protocol/evidence-timeline.ts';
import { type DateSpan, holds, intersection, type Life, uncoveredIn, withinLife } from './date-span.ts';
import type { Performance } from './evidence-times.ts';
import { isOwed } from './owed-units.ts';
import { type Placed, placeInUnits } from './placement.ts';
import { graceEnd, type Rhythm } from './rhythm.ts';

/** What became of one unit of an observation window: what a view calls an expected occurrence. */
export type UnitStatus = OccurrenceStatus;

export interface UnitResult {
  readonly unit: Period;
  readonly status: UnitStatus;
  /** The performance that fills the unit, or the back-fill that came too late to. */
  readonly performance: Performance | undefined;
  /** Days after grace, when late. */
  readonly daysLate: number | undefined;
}

/** What the units of a window follow from. */
export interface UnitsInput {
  readonly performances: readonly Performance[];
  readonly frequency: RecurringFrequency;
  /** Earlier frequencies, each with its last day. */
  readonly history?: readonly { readonly until: IsoDate; readonly frequency: Frequency }[];
  readonly window: DateSpan;
  readonly life: Life;
  /** The as-of day; what is dated later does not exist. */
  readonly asOf: IsoDate;
  readonly rhythm: Rhythm;
  readonly explained?: readonly DateSpan[];
  /** Days that logs, exports and reports hold: a unit that they fill is done, whoever drew them when. */
  readonly covered?: readonly DateSpan[];
}

export interface UnitsOfWindow {
  /** In the order of the calendar. */
  readonly units: readonly UnitResult[];
  /** Performances beyond the first of their unit: never a fault. */
  readonly extra: readonly Performance[];
  readonly contradictions: readonly Performance[];
  /** Units that ended before the window and were performed in it, in arrears: not owed, and testable all the same. */
  readonly doneInArrears: number;
  readonly read: 'in-period' | 'in-arrears';
}

/** Every unit that ends in the window, and the one that its end cuts, with its status on the as-of day. */
export function unitsOfWindow(input: UnitsInput): UnitsOfWindow {
  const parts = segments(input).map((segment) => unitsOfSegment(segment.window, segment.frequency, input));
  return {
    units: parts.flatMap((part) => part.units),
    extra: parts.flatMap((part) => part.extra),
    contradictions: parts.flatMap((part) => part.contradictions),
    doneInArrears: parts.reduce((sum, part) => sum + part.doneInArrears, 0),
    read: parts.some((part) => part.read === 'in-arrears') ? 'in-arrears' : 'in-period',
  };
}

/** The stretches of the window in which one frequency held; those without a rhythm owe nothing. */
function segments(input: UnitsInput): readonly { window: DateSpan; frequency: RecurringFrequency }[] {
  const history = (input.history ?? []).toSorted((a, b) => (a.until < b.until ? -1 : 1));
  const found: { window: DateSpan; frequency: RecurringFrequency }[] = [];
  let start = input.window.start;
  for (const { until, frequency } of [...history, { until: input.window.end, frequency: input.frequency }]) {
    const window = intersection(input.window, { start, end: until });
    if (window !== undefined && isRecurring(frequency)) found.push({ window, frequency });
    start = laterOf(start, addDays(until, 1));
  }
  return found;
}

function unitsOfSegment(window: DateSpan, frequency: RecurringFrequency, input: UnitsInput): UnitsOfWindow {
  const { rhythm, life, asOf } = input;
  const ending = unitsEndingIn(frequency, window, rhythm.calendar);
  const over = ending.filter((unit) => unit.end < asOf && isOwed(unit, life));
  const known = input.performances.filter((performance) => performance.on <= asOf);
  const { placed, contradictions, read } = placeInUnits(known, frequency, rhythm, over);
  const byUnit = new Map<string, Placed[]>();
  for (const each of placed) {
    const group = byUnit.get(each.unit.label);
    if (group === undefined) byUnit.set(each.unit.label, [each]);
    else group.push(each);
  }
  const extra: Performance[] = [];
  const first = (unit: Period): Performance | undefined => {
    const [filling, ...others] = byUnit.get(unit.label) ?? [];
    extra.push(...others.map((each) => each.performance));
    return filling?.performance;
  };
  const covered = (input.covered ?? []).filter((span) => span.start <= asOf);
  const units = ending.map((unit) => {
    const performance = first(unit) ?? (unit.end <= asOf ? byCoverage(unit, covered, input) : undefined);
    return owedUnit(unit, performance, frequency, input);
  });
  const tail = unitOf(frequency, input.window.end, rhythm.calendar);
  const cut = tail.start <= input.window.end && tail.end > input.window.end;
  if (window.end === input.window.end && cut && isAlive(tail, life)) {
    const performance = first(tail);
    const done = performance !== undefined && holds(input.window, performance.on);
    units.push({
      unit: tail,
      status: done ? 'optional-done' : 'optional',
      performance: done ? performance : undefined,
      daysLate: undefined,
    });
  }
  const head = unitOf(frequency, window.start, rhythm.calendar);
  const before = previousUnit(frequency, head, rhythm.calendar);
  const until = laterOf(graceEnd(before.end, frequency, rhythm), head.end);
  const isFirst = window.start === input.window.start;
  const earlier = (byUnit.get(before.label) ?? []).map(({ performance }) => performance.on);
  const inArrears = isFirst && earlier.some((on) => holds(window, on) && on <= until);
  const doneInArrears = inArrears ? 1 : 0;
  return { units, extra, contradictions, doneInArrears, read };
}

/** A unit of which every day that is in force and in the window is covered counts as performed at its end. */
function byCoverage(
  unit: Period,
  covered: readonly DateSpan[],
  { life, window }: UnitsInput,
): Performance | undefined {
  const inWindow = intersection(unit, window);
  const days = inWindow === undefined ? undefined : withinLife(inWindow, life);
  const near = covered.filter((span) => span.start <= unit.end && unit.start <= span.end);
  if (days === undefined || near.length === 0 || uncoveredIn(days, near).length > 0) return undefined;
  return { from: unit.start, on: unit.end, period: unit };
}

function isAlive(unit: Period, life: Life): boolean {
  return (
    (life.from === undefined || life.from <= unit.end) && (life.to === undefined || unit.start <= life.to)
  );
}

function owedUnit(
  unit: Period,
  performance: Performance | undefined,
  frequency: RecurringFrequency,
  input: UnitsInput,
): UnitResult {
  const { window, life, asOf, rhythm } = input;
  const result = (status: UnitStatus, daysLate?: number): UnitResult => ({
    unit,
    status,
    performance,
    daysLate,
  });
  if (!isOwed(unit, life)) return result('not-in-force');
  const graceUntil = graceEnd(unit.end, frequency, rhythm);
  const following = nextUnit(frequency, unit, rhythm.calendar).end;
  if (performance !== undefined && performance.on <= laterOf(graceUntil, following)) {
    // A day's work done on the next day is late, however long the grace in which it still counts.
    const lateAfter = frequency === 'daily' ? unit.end : graceUntil;
    if (performance.on > lateAfter) return result('late', daysBetween(lateAfter, performance.on));
    if (performance.on < window.start) return result('before-window');
    return result(performance.on > window.end ? 'after-window' : 'on-time');
  }
  if (performance === undefined && asOf <= unit.end) return result('open');
  if (performance === undefined && asOf <= graceUntil) return result('due');
  const explained = (input.explained ?? []).some((gap) => intersection(gap, unit) !== undefined);
  return result(explained ? 'explained' : 'missed');
}

/** Runs of missed units that follow each other, for one finding each. */
export function missedRuns(units: readonly UnitResult[]): readonly (readonly UnitResult[])[] {
  const runs: UnitResult[][] = [];
  let open = false;
  for (const each of units) {
    if (each.status !== 'missed') {
      open = false;
      continue;
    }
    const run = runs.at(-1);
    if (open && run !== undefined) run.push(each);
    else runs.push([each]);
    open = true;
  }
  return runs;
}

/** Days of the window on which the control is not in force. */
export function daysNotInForce(window: DateSpan, life: Life): number {
  const start = laterOf(window.start, life.from ?? window.start);
  const end = earlierOf(window.end, life.to ?? window.end);
  const all = daysBetween(window.start, window.end) + 1;
  return start > end ? all : all - daysBetween(start, end) - 1;
}
