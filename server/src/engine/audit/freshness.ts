import { addDays, addMonths, daysBetween, type IsoDate } from '../../base/calendar/date.ts';
import {
  type Frequency,
  isRecurring,
  nextUnit,
  type RecurringFrequency,
  unitOf,
  unitsEndingIn,
} from '../../base/calendar/frequency.ts';
import type { Period } from '../../base/calendar/period.ts';
import type { DateSpan, Life } from './date-span.ts';
import { type EvidenceTimes, type Performance, performancesForFreshness } from './evidence-times.ts';
import { isOwed } from './owed-units.ts';
import { mayBeInArrears, placeInUnits } from './placement.ts';
import { graceEnd, leadOf, type Rhythm } from './rhythm.ts';

/** Whether something is still being done on the as-of day; knows no window. */
export type FreshnessState =
  | 'never'
  | 'current'
  | 'due-soon'
  | 'due'
  | 'stale'
  | 'expired'
  | 'retired'
  | 'future';

export interface Freshness {
  readonly state: FreshnessState;
  /** The last day that counts (ISO), undefined when there is none. */
  readonly last: string | undefined;
  /** The day by which it is to be done again (ISO). */
  readonly nextDue: string | undefined;
  /** The last day of grace after `nextDue` (ISO). */
  readonly graceUntil: string | undefined;
}

/** What the freshness of one series of evidence follows from. */
export interface FreshnessInput {
  /** The records of the series; mostly one. */
  readonly evidence: readonly EvidenceTimes[];
  readonly frequency: Frequency | undefined;
  /** The as-of day; what is dated later does not exist. */
  readonly asOf: IsoDate;
  readonly life: Life;
  readonly rhythm: Rhythm;
  /** Only helps to tell whether undated labels are read in arrears; it never changes what counts as fresh. */
  readonly window: DateSpan | undefined;
}

/** Log and export coverage may end this many days before the as-of day. */
const COVERAGE_LAG = 7;

/**
 * The freshness of a series on the as-of day.
 *
 * Evidence of one day under a continuous control (an export of a setting, a test) shows one state of many: it is read
 * as renewed every twelve months. Evidence that covers days goes stale a week after the last of them.
 */
export function freshnessOf(input: FreshnessInput): Freshness {
  const { asOf, life } = input;
  const dated = input.evidence.flatMap(performancesForFreshness);
  const performed = dated.filter((performance) => performance.on <= asOf);
  const last = latest(performed.map((performance) => performance.on));
  if (life.to !== undefined && life.to < asOf) return only('retired', last);

  const evidence = input.evidence.filter((times) => !times.planned);
  const byValidity = validity(evidence, asOf, last);
  if (byValidity !== undefined) return byValidity;
  if (last === undefined) {
    const byCoverage = coverage(evidence, input);
    if (byCoverage !== undefined) return byCoverage;
    const byReview = review(evidence, asOf, input);
    if (byReview !== undefined) return byReview;
    const exists = evidence.some((times) => (times.approvedOn ?? times.validFrom ?? asOf) > asOf);
    return dated.length > 0 || exists ? only('future', undefined) : never(input);
  }
  if (input.frequency === 'continuous') return coverage(evidence, input) ?? rolling(last, 'annual', input);
  if (input.frequency === 'per-event') return until(last, addMonths(last, 12), asOf);
  if (input.frequency === 'annual') return rolling(last, 'annual', input);
  if (isRecurring(input.frequency)) return byUnits(performed, last, input.frequency, input);
  return review(evidence, asOf, input) ?? only('current', last);
}

/** `valid_until` overrides the frequency until it has passed; then only a later performance counts. */
function validity(
  evidence: readonly EvidenceTimes[],
  asOf: IsoDate,
  last: IsoDate | undefined,
): Freshness | undefined {
  const started = evidence.filter(
    (times) => (times.validFrom ?? times.performedOn?.on ?? times.collectedOn ?? asOf) <= asOf,
  );
  const validUntil = latest(started.flatMap((times) => times.validUntil ?? []));
  if (validUntil === undefined) return undefined;
  const from = last ?? latest(started.flatMap((times) => times.validFrom ?? []));
  if (asOf <= validUntil) return { state: 'current', last: from, nextDue: validUntil, graceUntil: undefined };
  if (last !== undefined && last > validUntil) return undefined;
  return { state: 'expired', last: from, nextDue: validUntil, graceUntil: undefined };
}

/** Continuous evidence that says which days it holds. */
function coverage(evidence: readonly EvidenceTimes[], input: FreshnessInput): Freshness | undefined {
  const { asOf, frequency } = input;
  const spans = evidence.flatMap((times) => [
    ...times.covers,
    ...times.occurrences.flatMap((occurrence) => (occurrence.on <= asOf ? (occurrence.period ?? []) : [])),
    ...(times.period === undefined || (times.collectedOn ?? times.period.end) > asOf ? [] : [times.period]),
  ]);
  const covered = latest(spans.flatMap(({ start, end }) => (start > asOf ? [] : end < asOf ? end : asOf)));
  if (covered === undefined) return undefined;
  if (frequency === undefined || frequency === 'ad-hoc') return only('current', covered);
  if (frequency === 'continuous') return until(covered, addDays(covered, COVERAGE_LAG), asOf);
  if (frequency === 'per-event') return until(covered, addMonths(covered, 12), asOf);
  if (frequency === 'annual') return rolling(covered, 'annual', input);
  return byUnits([{ from: covered, on: covered, period: undefined }], covered, frequency, input);
}

/** Policies and procedures: approval, and the next review. */
function review(
  evidence: readonly EvidenceTimes[],
  asOf: IsoDate,
  input: FreshnessInput,
): Freshness | undefined {
  const approved = latest(evidence.flatMap((times) => approvalOf(times) ?? []).filter((day) => day <= asOf));
  const nextReview = latest(evidence.flatMap((times) => times.nextReview ?? []));
  if (nextReview !== undefined) return dueBy(approved, nextReview, 'annual', input);
  if (approved === undefined) return undefined;
  return isRecurring(input.frequency) ? rolling(approved, 'annual', input) : only('current', approved);
}

function approvalOf(times: EvidenceTimes): IsoDate | undefined {
  return times.approvedOn ?? times.performedOn?.on ?? times.collectedOn;
}

function byUnits(
  performed: readonly Performance[],
  last: IsoDate,
  frequency: RecurringFrequency,
  input: FreshnessInput,
): Freshness {
  const { rhythm, asOf, window } = input;
  const over =
    window === undefined || !mayBeInArrears(frequency)
      ? []
      : unitsEndingIn(frequency, window, rhythm.calendar).filter(
          (unit) => unit.end < asOf && isOwed(unit, input.life),
        );
  const { placed } = placeInUnits(performed, frequency, rhythm, over);
  let furthest: Period = unitOf(frequency, placed[0]?.unit.end ?? last, rhythm.calendar);
  for (const { unit } of placed) if (unit.end > furthest.end) furthest = unit;
  const next = nextUnit(frequency, furthest, rhythm.calendar).end;
  const begin = beginAfter(next, input);
  return dueBy(last, begin === undefined ? next : firstDue(frequency, begin, input), frequency, input);
}

function rolling(last: IsoDate, frequency: RecurringFrequency, input: FreshnessInput): Freshness {
  const next = addMonths(last, 12);
  const begin = beginAfter(next, input);
  return dueBy(last, begin === undefined ? next : firstDue(frequency, begin, input), frequency, input);
}

function dueBy(
  last: IsoDate | undefined,
  nextDue: IsoDate,
  frequency: RecurringFrequency,
  input: FreshnessInput,
): Freshness {
  const graceUntil = graceEnd(nextDue, frequency, input.rhythm);
  return { state: stateOn(input.asOf, nextDue, graceUntil, leadOf(frequency)), last, nextDue, graceUntil };
}

function stateOn(asOf: IsoDate, nextDue: IsoDate, graceUntil: IsoDate, lead: number): FreshnessState {
  if (asOf > graceUntil) return 'stale';
  if (asOf > nextDue) return 'due';
  return daysBetween(asOf, nextDue) <= lead && lead > 0 ? 'due-soon' : 'current';
}

/** Current through a day and stale after it: no lead, no grace. */
function until(last: IsoDate, nextDue: IsoDate, asOf: IsoDate): Freshness {
  return { state: asOf <= nextDue ? 'current' : 'stale', last, nextDue, graceUntil: nextDue };
}

/** Never done: a control that has a first day also has a first due day. */
function never(input: FreshnessInput): Freshness {
  const { frequency, life, rhythm } = input;
  if (life.from === undefined || !isRecurring(frequency)) return only('never', undefined);
  const nextDue = firstDue(frequency, life.from, input);
  return { state: 'never', last: undefined, nextDue, graceUntil: graceEnd(nextDue, frequency, rhythm) };
}

/** The first day on which a control that begins on a day owes something. */
function firstDue(frequency: RecurringFrequency, from: IsoDate, { life, rhythm }: FreshnessInput): IsoDate {
  if (frequency === 'annual') return addMonths(from, 12);
  const first = unitOf(frequency, from, rhythm.calendar);
  return isOwed(first, life) ? first.end : nextUnit(frequency, first, rhythm.calendar).end;
}

/** The first day in force, where it comes after a day: nothing was due before. */
function beginAfter(day: IsoDate, { life }: FreshnessInput): IsoDate | undefined {
  return life.from !== undefined && life.from > day ? life.from : undefined;
}

function only(state: FreshnessState, last: IsoDate | undefined): Freshness {
  return { state, last, nextDue: undefined, graceUntil: undefined };
}

function latest(days: readonly IsoDate[]): IsoDate | undefined {
  let found: IsoDate | undefined;
  for (const day of days) if (found === undefined || day > found) found = day;
  return found;
}
