import type { ActualOccurrence, TimelineLane } from '../../../protocol/evidence-timeline.ts';
import type { State } from '../../../protocol/state.ts';
import type { Activity } from '../../audit/activity.ts';
import type { Completeness } from '../../audit/completeness.ts';
import { intersection, uncoveredIn } from '../../audit/date-span.ts';
import { performancesForFreshness, showsDesignOnly } from '../../audit/evidence-times.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath } from '../../model/read.ts';
import { dayWritten } from '../../rules/written-days.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { completenessText, freshnessText } from '../words/activity-text.ts';
import { type Expected, expectedIn } from './expected-occurrences.ts';
import type { ShownDays } from './shown-days.ts';

/** More marks than this in a lane say nothing more. */
const MOST_ACTUAL = 400;

/** One activity of a control: what was expected, what was done, and what nothing covers. */
export function laneOf(
  activity: Activity & { readonly state: State },
  next: Activity | undefined,
  shown: ShownDays,
  snapshot: Snapshot,
): TimelineLane {
  const { stage, frequency, state, completeness, evidence, freshness } = activity;
  const record = reportOf(activity, snapshot);
  const expected = expectedOf(activity, next, shown, snapshot);
  const words = completenessText(completeness) ?? freshnessText(freshness);
  return {
    stage: stage ?? '',
    frequency: frequency ?? '',
    state,
    words: words ?? (evidence.length === 0 ? 'no evidence yet' : 'no frequency is stated'),
    expected: expected.map(({ occurrence }) => occurrence),
    actual: actualOf(evidence, daysInRuns(expected), shown, snapshot),
    ...daysOf(activity, shown, snapshot),
    evidence: evidence.map(({ id }) => id),
    ...(record === undefined ? {} : { record: placeOf(record) }),
  };
}

/** What is expected in the window, and in the next one as far as it has begun. */
export function expectedOf(
  { completeness }: Activity,
  next: Activity | undefined,
  shown: Pick<ShownDays, 'window' | 'next'>,
  { audit }: Snapshot,
): readonly Expected[] {
  if (shown.window === undefined) return [];
  const current = expectedIn(completeness, shown.window);
  if (shown.next === undefined || next === undefined) return current;
  const begun = expectedIn(next.completeness, shown.next)
    .filter(({ occurrence }) => occurrence.start <= audit.asOf.date && occurrence.status !== 'not-in-force')
    .map(({ occurrence, units }): Expected => ({ occurrence: { ...occurrence, next: true }, units }));
  // A unit that the end of the window cuts is owed in the next: it is shown there. A year that ran out is one lapse.
  const owedNext = labelsOf(begun.filter(({ units }) => units.length > 0));
  const known = labelsOf(current);
  return [
    ...current.filter(({ occurrence }) => !owedNext.has(occurrence.label)),
    ...begun.filter(({ occurrence, units }) => units.length > 0 || !known.has(occurrence.label)),
  ];
}

function labelsOf(expected: readonly Expected[]): ReadonlySet<string> {
  return new Set(expected.map(({ occurrence }) => occurrence.label));
}

/** The record that was performed last, where the next occurrence is written. Documents of design take none. */
export function reportOf({ evidence }: Activity, { audit }: Snapshot): RecordFact | undefined {
  let found: RecordFact | undefined;
  let last = '';
  for (const record of evidence) {
    const times = audit.timesOf(record);
    if (showsDesignOnly(times)) continue;
    const day = performancesForFreshness(times)
      .map(({ on }) => on)
      .filter((on) => on <= audit.asOf.date)
      .reduce((a, b) => (a > b ? a : b), '');
    if (found === undefined || day > last) {
      found = record;
      last = day;
    }
  }
  return found;
}

/** Performances that a run of units tells already. */
function daysInRuns(expected: readonly Expected[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { units } of expected) {
    if (units.length < 2) continue;
    for (const { status, performance } of units)
      if (performance !== undefined && status !== 'missed') days.add(performance.on);
  }
  return days;
}

function actualOf(
  evidence: readonly RecordFact[],
  told: ReadonlySet<string>,
  shown: ShownDays,
  snapshot: Snapshot,
): readonly ActualOccurrence[] {
  const { audit } = snapshot;
  const found: ActualOccurrence[] = [];
  for (const record of evidence) {
    const days = performancesForFreshness(audit.timesOf(record))
      .map(({ on }) => on)
      .filter((on) => on >= shown.from && on <= audit.asOf.date && !told.has(on));
    if (days.length === 0) continue;
    const offsets = offsetsOfDays(record, snapshot);
    for (const on of days) {
      const offset = offsets.get(on) ?? record.anchor.start;
      found.push({ on, evidence: record.id, place: { file: record.file, offset } });
    }
  }
  found.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  return found.slice(-MOST_ACTUAL);
}

const offsetsByRecord = new WeakMap<RecordFact, ReadonlyMap<string, number>>();

/** Where the days of the occurrences are written. A record never changes, so it is read once. */
function offsetsOfDays(record: RecordFact, snapshot: Snapshot): ReadonlyMap<string, number> {
  const known = offsetsByRecord.get(record);
  if (known !== undefined) return known;
  const offsets = new Map<string, number>();
  for (const occurrence of mappingsIn(nodeAtPath(record.fields, 'occurrences'))) {
    const written = dayWritten(occurrence, 'performed_on', snapshot);
    const on = written?.value;
    if (written !== undefined && on !== undefined && !offsets.has(on)) offsets.set(on, written.span.start);
  }
  offsetsByRecord.set(record, offsets);
  return offsets;
}

/** Days that nothing covers, up to the as-of day, those that a recorded gap explains, and those that are covered. */
function daysOf(
  { evidence, completeness }: Activity,
  { window }: ShownDays,
  { audit }: Snapshot,
): Pick<TimelineLane, 'gaps' | 'covered'> {
  const past =
    window === undefined ? undefined : intersection(window, { start: window.start, end: audit.asOf.date });
  if (past === undefined) return { gaps: [] };
  const recorded = evidence
    .flatMap((record) => audit.timesOf(record).explained)
    .flatMap((gap) => intersection(gap, past) ?? []);
  const uncovered = (completeness?.uncovered ?? []).flatMap((run) => intersection(run, past) ?? []);
  const open = uncovered.flatMap((run) => uncoveredIn(run, recorded));
  const gaps = [
    ...open.map((gap) => ({ start: gap.start, end: gap.end, recorded: false })),
    ...recorded.map((gap) => ({ start: gap.start, end: gap.end, recorded: true })),
  ].sort((a, b) => (a.start < b.start ? -1 : 1));
  return judgedByDays(completeness)
    ? { gaps, covered: uncoveredIn(past, [...uncovered, ...recorded]) }
    : { gaps };
}

/** Continuous and per-event work; for one state of an automated control days say nothing. */
function judgedByDays(completeness: Completeness | undefined): boolean {
  if (completeness === undefined || completeness.units.length > 0 || completeness.annual !== undefined)
    return false;
  const { verdict } = completeness;
  return (
    verdict === 'complete' || verdict === 'incomplete' || verdict === 'open' || verdict === 'nothing-to-test'
  );
}
