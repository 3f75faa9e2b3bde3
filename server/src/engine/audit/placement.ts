import type { IsoDate } from '../../base/calendar/date.ts';
import { addDays } from '../../base/calendar/date.ts';
import { previousUnit, type RecurringFrequency, unitOf } from '../../base/calendar/frequency.ts';
import { contains, type Period } from '../../base/calendar/period.ts';
import type { Performance } from './evidence-times.ts';
import { graceOf, type Rhythm } from './rhythm.ts';

/** A performance and the unit it belongs to. */
export interface Placed {
  readonly performance: Performance;
  readonly unit: Period;
  /** The record names the unit itself. */
  readonly labelled: boolean;
}

export interface Placement {
  /** In the order of their days. */
  readonly placed: readonly Placed[];
  readonly read: 'in-period' | 'in-arrears';
  /** Labels whose unit had not begun on the day; their records are placed by the day. */
  readonly contradictions: readonly Performance[];
}

/**
 * Says which unit each performance belongs to: (1) its label; (2) the unit that holds its day; (3) where a unit is
 * empty and the next one has two, the earlier goes back if it lies within grace; (4) two or more unlabelled records
 * that all lie within grace after a unit's end are read in arrears when that leaves fewer of the `owed` units empty
 * (never for daily and weekly).
 */
export function placeInUnits(
  performances: readonly Performance[],
  frequency: RecurringFrequency,
  rhythm: Rhythm,
  owed: readonly Period[],
): Placement {
  const contradictions: Performance[] = [];
  const byLabel: Placed[] = [];
  const byDay: Placed[] = [];
  for (const performance of performances) {
    const unit = labelledUnit(performance, frequency, rhythm);
    if (unit !== undefined && unit.start <= performance.on)
      byLabel.push({ performance, unit, labelled: true });
    else {
      if (unit !== undefined) contradictions.push(performance);
      const ownUnit = unitOf(frequency, performance.on, rhythm.calendar);
      // Only a month is written: it counts if the whole month lies in the unit.
      const fits = performance.from === performance.on || ownUnit.start <= performance.from;
      if (fits) byDay.push({ performance, unit: ownUnit, labelled: false });
    }
  }
  const arrears = readInArrears(byDay, frequency, rhythm);
  const inPeriod = sorted([...byLabel, ...moveBack(byLabel, byDay, frequency, rhythm)]);
  if (rhythm.performed === 'in-arrears') {
    return { placed: sorted([...byLabel, ...arrears.placed]), read: 'in-arrears', contradictions };
  }
  const looksInArrears = rhythm.performed === undefined && arrears.all && byDay.length >= 2;
  if (looksInArrears && mayBeInArrears(frequency)) {
    const read = sorted([...byLabel, ...arrears.placed]);
    if (gaps(owed, read) < gaps(owed, inPeriod)) return { placed: read, read: 'in-arrears', contradictions };
  }
  return { placed: inPeriod, read: 'in-period', contradictions };
}

/** Whether records without labels can be read in arrears at all: a day or a week leaves no room for it. */
export function mayBeInArrears(frequency: RecurringFrequency): boolean {
  return frequency !== 'daily' && frequency !== 'weekly';
}

function labelledUnit(
  performance: Performance,
  frequency: RecurringFrequency,
  rhythm: Rhythm,
): Period | undefined {
  if (performance.period === undefined) return undefined;
  const unit = unitOf(frequency, performance.period.end, rhythm.calendar);
  return contains(unit, performance.period) ? unit : undefined;
}

/** Every record that lies within grace after a unit's end, put into that unit; `all` tells whether every one does. */
function readInArrears(
  byDay: readonly Placed[],
  frequency: RecurringFrequency,
  rhythm: Rhythm,
): { readonly placed: readonly Placed[]; readonly all: boolean } {
  let all = true;
  const placed = byDay.map((each) => {
    const before = previousUnit(frequency, each.unit, rhythm.calendar);
    if (withinGrace(each.performance.on, before, frequency, rhythm)) return { ...each, unit: before };
    all = false;
    return each;
  });
  return { placed, all };
}

function moveBack(
  byLabel: readonly Placed[],
  byDay: readonly Placed[],
  frequency: RecurringFrequency,
  rhythm: Rhythm,
): readonly Placed[] {
  const perUnit = new Map<string, number>();
  for (const { unit } of [...byLabel, ...byDay]) perUnit.set(unit.label, (perUnit.get(unit.label) ?? 0) + 1);
  return sorted(byDay).map((each) => {
    const before = previousUnit(frequency, each.unit, rhythm.calendar);
    const crowded = (perUnit.get(each.unit.label) ?? 0) >= 2;
    const empty = (perUnit.get(before.label) ?? 0) === 0;
    if (!crowded || !empty || !withinGrace(each.performance.on, before, frequency, rhythm)) return each;
    perUnit.set(each.unit.label, (perUnit.get(each.unit.label) ?? 0) - 1);
    perUnit.set(before.label, 1);
    return { ...each, unit: before };
  });
}

function withinGrace(on: IsoDate, unit: Period, frequency: RecurringFrequency, rhythm: Rhythm): boolean {
  return on <= addDays(unit.end, graceOf(frequency, rhythm));
}

function gaps(owed: readonly Period[], placed: readonly Placed[]): number {
  const filled = new Set(placed.map(({ unit }) => unit.label));
  return owed.reduce((count, unit) => count + (filled.has(unit.label) ? 0 : 1), 0);
}

function sorted(placed: readonly Placed[]): Placed[] {
  return placed.toSorted((a, b) => compareDays(a.performance.on, b.performance.on));
}

function compareDays(a: IsoDate, b: IsoDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
