import { addDays, daysBetween, type IsoDate } from '../../../base/calendar/date.ts';
import type { Period } from '../../../base/calendar/period.ts';
import type { Span } from '../../../base/text/range.ts';
import type { Performance } from '../../audit/evidence-times.ts';
import { performancesForCompleteness } from '../../audit/evidence-times.ts';
import type { UnitResult } from '../../audit/unit-statuses.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { RuleContext } from '../rule.ts';
import { isMismatched, statesOfControl, type WindowState } from './window-states.ts';

/** What is missing in a window, and how it is best told. One thing is told in one way only. */
export interface Missing {
  readonly how: 'snapshot' | 'crammed' | 'missing' | 'lapsed';
  readonly units: readonly UnitResult[];
  /** What was done in the window, in order of days. */
  readonly done: readonly Performance[];
}

/** Days within which all performances of a window lie when they were made up in one go, by frequency. */
const BURST: Readonly<Record<string, number>> = { monthly: 21, quarterly: 31, 'semi-annual': 31 };

/**
 * What a window lacks: one occurrence of three or more is a snapshot; all of them in the last days is a burst; a year
 * that ran out is a lapse; all else is missing units. Undefined where nothing is missing, and where the evidence says
 * itself that it comes less often.
 */
export function missingIn(state: WindowState, context: RuleContext): Missing | undefined {
  const { completeness, window } = state;
  if (completeness.verdict !== 'incomplete' || isMismatched(state)) return undefined;
  const today = context.audit.asOf.date;
  const done = performancesIn(state, window.start, today, context);
  if (completeness.annual !== undefined) return { how: 'lapsed', units: [], done };
  const units = completeness.units.filter(({ status }) => status === 'missed');
  if (units.length === 0) return undefined;
  if (isBurst(state, done)) return { how: 'crammed', units, done };
  const owed = completeness.expected ?? 0;
  const isSnapshot = done.length === 1 && owed >= 3 && today > window.end;
  return { how: isSnapshot ? 'snapshot' : 'missing', units, done };
}

/**
 * What is missed since the current window ended, in the one that follows it. Nothing where the current window lacks
 * something itself: that is the finding, and the days after it are of the same cause. A year that ran out is stale on
 * the same day, and that says it.
 */
export function missedSince(state: WindowState, context: RuleContext): readonly UnitResult[] {
  if (state.next === undefined || isMismatched(state)) return [];
  const missed = state.completeness.units.filter(({ status }) => status === 'missed');
  if (missed.length === 0) return [];
  const before = statesOfControl(state.control, context).find(
    ({ activity }) => activity.stage === state.activity.stage,
  );
  return before !== undefined && missingIn(before, context) !== undefined ? [] : missed;
}

/** All performances of the activity from a day to a day, in order. */
export function performancesIn(
  state: WindowState,
  from: IsoDate,
  to: IsoDate,
  context: RuleContext,
): readonly Performance[] {
  return state.evidence
    .flatMap((record) => performancesForCompleteness(context.audit.timesOf(record)))
    .filter(({ on }) => from <= on && on <= to)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Two or more in a few days, although at least half of what was owed had ended before the first of them. */
function isBurst(state: WindowState, done: readonly Performance[]): boolean {
  const days = BURST[state.frequency];
  const first = done[0];
  const last = done.at(-1);
  if (days === undefined || first === undefined || last === undefined || done.length < 2) return false;
  if (daysBetween(first.on, last.on) > days || last.on < addDays(state.window.end, -days)) return false;
  const owed = state.completeness.units.filter(
    ({ status }) => !status.startsWith('optional') && status !== 'not-in-force',
  );
  return owed.filter(({ unit }) => unit.end < first.on).length * 2 >= owed.length;
}

/** The first occurrence that waits for its day, where every missing unit has one: then that is what is asked for. */
export function waitingStub(
  units: readonly UnitResult[],
  state: WindowState,
  context: RuleContext,
): { readonly file: string; readonly span: Span } | undefined {
  const waiting = new Map<string, { file: string; span: Span }>();
  for (const record of state.evidence) {
    for (const { performedOn, period } of context.audit.occurrencesOf(record)) {
      const label = performedOn?.placeholder === true ? period?.value?.label : undefined;
      if (label !== undefined && performedOn !== undefined && !waiting.has(label))
        waiting.set(label, { file: record.file, span: performedOn.span });
    }
  }
  const [first] = units;
  const all = units.length > 0 && units.every(({ unit }) => waiting.has(unit.label));
  return all && first !== undefined ? waiting.get(first.unit.label) : undefined;
}

/** Whether a check on the window asks for the occurrence of this period already. */
export function isAskedInWindow(record: RecordFact, label: string, context: RuleContext): boolean {
  const names = (units: readonly UnitResult[]): boolean => units.some(({ unit }) => unit.label === label);
  return context.audit
    .controlsOf(record)
    .some(
      (control) =>
        statesOfControl(control, context).some(
          (state) => state.evidence.includes(record) && names(missingIn(state, context)?.units ?? []),
        ) ||
        statesOfControl(control, context, 'next').some(
          (state) => state.evidence.includes(record) && names(missedSince(state, context)),
        ),
    );
}

/** `2025-Q2 and 2025-Q3`; from three units in a row `2025-09-15..2025-09-17`; at most five stretches. */
export function unitNames(units: readonly UnitResult[], all: readonly UnitResult[]): string {
  const wanted = new Set(units.map(({ unit }) => unit.label));
  const runs: Period[][] = [];
  let open = false;
  for (const { unit } of all) {
    if (!wanted.has(unit.label)) {
      open = false;
      continue;
    }
    const run = runs.at(-1);
    if (open && run !== undefined) run.push(unit);
    else runs.push([unit]);
    open = true;
  }
  const names = runs.flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    return run.length < 3 || first === undefined || last === undefined
      ? run.map(({ label }) => label)
      : [`${first.label}..${last.label}`];
  });
  return listedShort(names);
}

/** At most five names; the number of the others. */
export function listedShort(names: readonly string[]): string {
  if (names.length > 5) return `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
