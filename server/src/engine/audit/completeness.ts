import { addDays, earlierOf, type IsoDate } from '../../base/calendar/date.ts';
import { type Frequency, isRecurring } from '../../base/calendar/frequency.ts';
import { type AnnualOfWindow, annualOfWindow } from './annual.ts';
import {
  type DateSpan,
  holds,
  intersection,
  type Life,
  lengthOf,
  uncoveredIn,
  withinLife,
} from './date-span.ts';
import {
  coverageForCompleteness,
  type EvidenceTimes,
  type Performance,
  type PopulationTimes,
  performancesForCompleteness,
  showsDesignOnly,
} from './evidence-times.ts';
import type { Rhythm } from './rhythm.ts';
import { type UnitResult, type UnitStatus, type UnitsOfWindow, unitsOfWindow } from './unit-statuses.ts';

/** Whether a control was performed in every unit of a window, as an auditor would put it. */
export type Verdict =
  | 'complete'
  /** All done, some of it before or after the window: fewer can be tested inside. */
  | 'few-in-window'
  | 'late'
  | 'open'
  | 'incomplete'
  /** Nothing owed and nothing done in the window: the auditor can test the design only. */
  | 'not-tested'
  /** The population is complete, and nothing happened. */
  | 'nothing-to-test'
  /** Evidence exists, and no day places it in the window. */
  | 'undated'
  /** One state of an automated control is enough when changes to it are controlled. */
  | 'test-of-one'
  | 'not-in-force';

export interface Completeness {
  readonly verdict: Verdict;
  /** Units or items owed; undefined where there is nothing to count. */
  readonly expected: number | undefined;
  readonly met: number | undefined;
  /** Performances that fill a unit, of the window or in arrears of the one before it, and lie inside the window. */
  readonly inWindow: number | undefined;
  readonly units: readonly UnitResult[];
  readonly read: UnitsOfWindow['read'] | undefined;
  readonly annual: AnnualOfWindow | undefined;
  /** Runs of days that nothing covers, for continuous and per-event controls. */
  readonly uncovered: readonly DateSpan[];
}

/** What completeness follows from: plain days, no records. */
export interface CompletenessInput {
  /** All evidence of the activity. */
  readonly evidence: readonly EvidenceTimes[];
  readonly frequency: Frequency;
  readonly history?: readonly { readonly until: IsoDate; readonly frequency: Frequency }[];
  readonly automated: boolean;
  readonly window: DateSpan;
  readonly life: Life;
  readonly asOf: IsoDate;
  readonly rhythm: Rhythm;
}

const NOTHING = {
  expected: undefined,
  met: undefined,
  inWindow: undefined,
  units: [],
  read: undefined,
  annual: undefined,
  uncovered: [],
} as const;

/** The verdict on one activity of a control for a Type 2 window. */
export function completenessOf(input: CompletenessInput): Completeness {
  if (withinLife(input.window, input.life) === undefined) return { ...NOTHING, verdict: 'not-in-force' };
  if (input.frequency === 'continuous') return continuous(input);
  if (input.frequency === 'per-event') return perEvent(input);
  if (input.frequency === 'ad-hoc') return { ...NOTHING, verdict: 'not-tested', expected: 0 };
  if (isUndated(input.evidence)) return { ...NOTHING, verdict: 'undated', inWindow: 0 };
  return input.frequency === 'annual' && (input.history ?? []).length === 0
    ? annual(input)
    : recurring(input);
}

const MET: ReadonlySet<UnitStatus> = new Set(['on-time', 'late', 'before-window', 'after-window']);

function recurring(input: CompletenessInput): Completeness {
  if (!isRecurring(input.frequency)) return { ...NOTHING, verdict: 'not-tested', expected: 0 };
  const { units, read, doneInArrears } = unitsOfWindow({
    ...input,
    frequency: input.frequency,
    performances: input.evidence.flatMap(performancesForCompleteness),
    explained: input.evidence.flatMap((times) => times.explained),
    covered: input.evidence.flatMap(coverageForCompleteness),
  });
  const statuses = new Set(units.map((unit) => unit.status));
  const owed = units.filter(({ status }) => !status.startsWith('optional') && status !== 'not-in-force');
  const filled = units.filter(({ status }) => MET.has(status) || status === 'optional-done');
  const expected = owed.length;
  const inWindow =
    doneInArrears +
    filled.filter(({ performance }) => performance !== undefined && holds(input.window, performance.on))
      .length;
  const met = owed.filter(({ status }) => MET.has(status)).length;
  return {
    ...NOTHING,
    verdict: verdictOf(statuses, expected, inWindow),
    expected,
    met,
    inWindow,
    units,
    read,
  };
}

function verdictOf(statuses: ReadonlySet<UnitStatus>, expected: number, inWindow: number): Verdict {
  if (statuses.has('missed') || statuses.has('explained')) return 'incomplete';
  if (statuses.has('open') || statuses.has('due')) return 'open';
  if (statuses.has('late')) return 'late';
  if (expected === 0) return inWindow > 0 ? 'complete' : 'not-tested';
  return inWindow < expected ? 'few-in-window' : 'complete';
}

function annual(input: CompletenessInput): Completeness {
  const performances = input.evidence.flatMap((times) => {
    const performed = performancesForCompleteness(times);
    return performed.length > 0 ? performed : annualByCoverage(times, input);
  });
  const result = annualOfWindow({ ...input, performances });
  const verdicts = {
    met: 'complete',
    late: 'late',
    missed: 'incomplete',
    open: 'open',
    'nothing-owed': 'not-tested',
  } as const satisfies Record<AnnualOfWindow['status'], Verdict>;
  const { expected, inWindow, status } = result;
  const met = Math.min(expected, inWindow);
  return { ...NOTHING, verdict: verdicts[status], expected, met, inWindow, annual: result };
}

/** A certificate or a report of a year counts on the first of its days, in the window where it reaches there. */
function annualByCoverage(times: EvidenceTimes, { window, asOf }: CompletenessInput): readonly Performance[] {
  return coverageForCompleteness(times).flatMap((span) => {
    const on = span.end < window.start || span.start > window.start ? span.start : window.start;
    return on <= asOf ? [{ from: on, on, period: undefined }] : [];
  });
}

/** A list of the whole window can only be drawn after it: so many days after its end it is not missed yet. */
const LIST_LAG = 7;

/** Populations together must reach from the window's start to its end, and be drawn after it. Days to come lack none. */
function perEvent(input: CompletenessInput): Completeness {
  const inForce = withinLife(input.window, input.life) ?? input.window;
  const populations = input.evidence.flatMap((times) => (times.planned ? [] : times.populations));
  const drawn = populations.filter((population) => (population.asOf ?? population.to ?? '') <= input.asOf);
  const covered = drawn.flatMap((population) => coveredBy(population, inForce));
  const past = intersection(inForce, { start: inForce.start, end: input.asOf });
  if (past === undefined) return { ...NOTHING, verdict: 'open' };
  const uncovered = uncoveredIn(past, covered);
  const counts = drawn.flatMap((population) => population.count ?? []);
  const expected = counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
  const result = { ...NOTHING, expected, uncovered };
  if (uncovered.length > 0) {
    const running =
      input.asOf <= addDays(input.window.end, LIST_LAG) && uncovered.every((run) => run.end === past.end);
    return { ...result, verdict: running ? 'open' : 'incomplete' };
  }
  if (uncoveredIn(inForce, covered).length > 0) return { ...result, verdict: 'open' };
  const isComplete = drawn.every((population) => population.sourced && population.complete === true);
  if (!isComplete) return { ...result, verdict: 'incomplete' };
  return { ...result, verdict: expected === 0 ? 'nothing-to-test' : 'complete' };
}

/** A list holds the days it says, up to the day it was drawn; without a first day it says nothing about the window. */
function coveredBy(population: PopulationTimes, window: DateSpan): DateSpan[] {
  const { from, to, asOf } = population;
  if (from === undefined || (to === undefined && asOf === undefined)) return [];
  const end = earlierOf(to ?? window.end, asOf ?? to ?? window.end);
  return from <= end ? [{ start: from, end }] : [];
}

/** Holes of one day are nothing. */
const SMALLEST_HOLE = 2;

function continuous(input: CompletenessInput): Completeness {
  const inForce = withinLife(input.window, input.life) ?? input.window;
  const days = input.evidence.filter((times) => !times.planned);
  const covered = days.flatMap((times) => [
    ...times.covers,
    ...times.occurrences.flatMap(({ on, period }) =>
      on > input.asOf ? [] : (period ?? { start: on, end: on }),
    ),
  ]);
  const points = days.flatMap(performancesForCompleteness).filter(({ on }) => on <= input.asOf);
  const coversDays = covered.some((span) => lengthOf(span) > 1);
  if (input.automated && !coversDays && points.some(({ on }) => on >= inForce.start)) {
    return {
      ...NOTHING,
      verdict: 'test-of-one',
      expected: 1,
      met: 1,
      inWindow: points.filter(({ on }) => holds(inForce, on)).length,
    };
  }
  const explained = days.flatMap((times) => times.explained);
  const past = intersection(inForce, { start: inForce.start, end: input.asOf });
  const single = points.map(({ on }) => ({ start: on, end: on }));
  const uncovered = (past === undefined ? [] : uncoveredIn(past, [...covered, ...single])).filter(
    (run) => lengthOf(run) >= SMALLEST_HOLE,
  );
  const unexplained = uncovered
    .flatMap((run) => uncoveredIn(run, explained))
    .filter((run) => lengthOf(run) >= SMALLEST_HOLE);
  if (unexplained.length > 0) return { ...NOTHING, verdict: 'incomplete', uncovered };
  return { ...NOTHING, verdict: input.asOf < inForce.end ? 'open' : 'complete', uncovered };
}

/** Something is there, and no day of any kind that could place it in a window. */
function isUndated(evidence: readonly EvidenceTimes[]): boolean {
  const present = evidence.filter(
    (times) =>
      !times.planned &&
      !times.keepsOccurrences &&
      (times.validUntil !== undefined || (times.type !== undefined && !showsDesignOnly(times))),
  );
  return (
    present.length > 0 &&
    evidence.every(
      (times) =>
        performancesForCompleteness(times).length === 0 && coverageForCompleteness(times).length === 0,
    )
  );
}
