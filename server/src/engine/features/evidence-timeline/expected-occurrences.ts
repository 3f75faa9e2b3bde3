import type { ExpectedOccurrence, OccurrenceStatus } from '../../../protocol/evidence-timeline.ts';
import type { DaySpan } from '../../../protocol/time-frame.ts';
import type { AnnualOfWindow } from '../../audit/annual.ts';
import type { Completeness } from '../../audit/completeness.ts';
import type { UnitResult } from '../../audit/unit-statuses.ts';

/** More units than this, days and weeks, are told as runs of one status: nobody can point at a day in a year. */
const MOST_SINGLE_UNITS = 14;

/** Statuses of which an occurrence can still be written down: none is there, and one is asked for or allowed. */
export const CAN_BE_WRITTEN: ReadonlySet<OccurrenceStatus> = new Set(['missed', 'due', 'open', 'optional']);

/** One label of the timeline with the units that it stands for; an annual control has none. */
export interface Expected {
  readonly occurrence: ExpectedOccurrence;
  readonly units: readonly UnitResult[];
}

/** What is expected of an activity in a window, in the order of the calendar. */
export function expectedIn(completeness: Completeness | undefined, window: DaySpan): readonly Expected[] {
  if (completeness === undefined) return [];
  const { units, annual } = completeness;
  if (annual !== undefined) return annualIn(annual, window).map((occurrence) => ({ occurrence, units: [] }));
  const runs = units.length > MOST_SINGLE_UNITS ? runsOf(units) : units.map((unit) => [unit]);
  return runs.flatMap((run) => ofRun(run) ?? []);
}

/** Units of one status that follow each other. */
function runsOf(units: readonly UnitResult[]): readonly (readonly UnitResult[])[] {
  const runs: UnitResult[][] = [];
  for (const unit of units) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.status === unit.status) run.push(unit);
    else runs.push([unit]);
  }
  return runs;
}

function ofRun(run: readonly UnitResult[]): Expected | undefined {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { unit, status, performance, daysLate } = first;
  if (run.length > 1) {
    const label = `${unit.label}..${last.unit.label}`;
    const occurrence = { start: unit.start, end: last.unit.end, label, status, units: run.length };
    return { occurrence, units: run };
  }
  const occurrence = {
    start: unit.start,
    end: unit.end,
    label: unit.label,
    status,
    ...(performance === undefined ? {} : { performedOn: performance.on }),
    ...(daysLate === undefined ? {} : { daysLate }),
  };
  return { occurrence, units: run };
}

/** An annual control has no units: a lapse is shown from its due day, and without one the window is the unit. */
function annualIn(
  { lapses, status, inWindow }: AnnualOfWindow,
  window: DaySpan,
): readonly ExpectedOccurrence[] {
  if (lapses.length > 0) {
    return lapses.map(({ due, after, until, daysLate }) => ({
      start: due,
      end: after,
      label: `due ${due}`,
      status: until === undefined ? 'missed' : 'late',
      ...(until === undefined ? {} : { performedOn: until }),
      ...(daysLate === undefined ? {} : { daysLate }),
    }));
  }
  const statuses = {
    met: 'on-time',
    late: 'late',
    missed: 'missed',
    open: 'open',
    'nothing-owed': inWindow > 0 ? 'optional-done' : 'optional',
  } as const satisfies Record<AnnualOfWindow['status'], OccurrenceStatus>;
  return [
    {
      start: window.start,
      end: window.end,
      label: `${window.start}..${window.end}`,
      status: statuses[status],
    },
  ];
}
