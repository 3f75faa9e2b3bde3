import { type Frequency, isLessFrequent, isRecurring } from '../../../base/calendar/frequency.ts';
import { MOST_EVIDENCE } from '../../audit/activities.ts';
import type { Activity } from '../../audit/activity.ts';
import type { AuditView, NextWindow, Window } from '../../audit/audit-view.ts';
import type { Completeness } from '../../audit/completeness.ts';
import { owesOccurrences, statedFrequency, worksContinuously } from '../../audit/control-facts.ts';
import { performancesForFreshness } from '../../audit/evidence-times.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import type { RuleContext } from '../rule.ts';
import { hasUnreadableDate, isMisspelled } from '../schema-problems.ts';
import { isWhole, wholeRecords } from '../whole-records.ts';

/** One activity of a control with what became of it in the window: the subject of every check on completeness. */
export interface WindowState {
  readonly control: RecordFact;
  /** Further controls that the same evidence serves at the same frequency, with the same outcome. */
  readonly alsoOf: readonly RecordFact[];
  readonly activity: Activity;
  readonly frequency: Frequency;
  readonly completeness: Completeness;
  readonly window: Window;
  /** Set where the window is the one after the current: what the next report would cover. */
  readonly next: NextWindow | undefined;
  /** The evidence with the latest day: where findings are shown. */
  readonly report: RecordFact;
  /** Evidence that is more than planned and more than a document. */
  readonly evidence: readonly RecordFact[];
}

type WhichWindow = 'current' | 'next';

interface Remembered {
  readonly ofControl: Map<RecordFact, readonly WindowState[]>;
  ofWorkspace: readonly WindowState[] | undefined;
}

const memories: Readonly<Record<WhichWindow, WeakMap<AuditView, Remembered>>> = {
  current: new WeakMap(),
  next: new WeakMap(),
};

/** The states of all controls, each piece of evidence spoken of once for all controls that it serves alike. */
export function windowStates(context: RuleContext, which: WhichWindow = 'current'): readonly WindowState[] {
  const memory = memoryFor(context, which);
  if (memory.ofWorkspace === undefined) {
    const byOutcome = new Map<string, WindowState>();
    for (const control of wholeRecords('control', context)) {
      for (const state of statesOfControl(control, context, which)) {
        const key = outcomeOf(state);
        const known = byOutcome.get(key);
        byOutcome.set(key, known === undefined ? state : { ...known, alsoOf: [...known.alsoOf, control] });
      }
    }
    memory.ofWorkspace = [...byOutcome.values()];
  }
  return memory.ofWorkspace;
}

/**
 * What the activities of one control come to in the window. Only what the control itself states is judged, and only
 * from evidence that could be read; nothing without a window, nor for controls that are planned or run by others.
 */
export function statesOfControl(
  control: RecordFact,
  context: RuleContext,
  which: WhichWindow = 'current',
): readonly WindowState[] {
  const { ofControl } = memoryFor(context, which);
  let states = ofControl.get(control);
  if (states === undefined) {
    states = [...readStates(control, context, which)];
    ofControl.set(control, states);
  }
  return states;
}

function memoryFor({ audit }: RuleContext, which: WhichWindow): Remembered {
  let memory = memories[which].get(audit);
  if (memory === undefined) {
    memory = { ofControl: new Map(), ofWorkspace: undefined };
    memories[which].set(audit, memory);
  }
  return memory;
}

function* readStates(control: RecordFact, context: RuleContext, which: WhichWindow): Generator<WindowState> {
  const { programme } = context.audit;
  const { soc2Type } = programme;
  const next = which === 'next' ? programme.nextWindow : undefined;
  const window = which === 'next' ? next : programme.window;
  if (window === undefined || soc2Type === 'type-1' || !owesOccurrences(control.fields)) return;
  // Of what was not read to the end nothing can be said to be missing.
  if (context.audit.evidenceOf(control).length >= MOST_EVIDENCE) return;
  const activities =
    which === 'next' ? context.audit.activitiesInNextWindow(control) : context.audit.activitiesOf(control);
  for (const activity of activities) {
    const { stage, completeness } = activity;
    const frequency = statedFrequency(control.fields, stage) ?? continuousOf(control);
    if (frequency === undefined || frequency === 'ad-hoc' || completeness === undefined) continue;
    if (stage === undefined && isBeside(activities, frequency)) continue;
    const evidence = activity.evidence.filter((record) => !isStub(record) && !isDesign(record));
    const report = latestOf(evidence, context);
    if (report === undefined || !evidence.every((record) => isReadable(record, context))) continue;
    yield { control, alsoOf: [], activity, frequency, completeness, window, next, report, evidence };
  }
}

function continuousOf(control: RecordFact): Frequency | undefined {
  return worksContinuously(control.fields) ? 'continuous' : undefined;
}

/** Evidence without a stage beside a review of the same rhythm only adds to it. */
function isBeside(activities: readonly Activity[], frequency: Frequency): boolean {
  return activities.some((other) => other.stage !== undefined && other.frequency === frequency);
}

const TELLS_WHEN = [
  'occurrences',
  'occurrences.performed_on',
  'occurrences.period',
  'performed_on',
  'period',
  'collected_on',
  'covers',
];

/** Where a day cannot be read, or a key is misspelled, that is the mistake, and nothing can be said about the window. */
function isReadable(evidence: RecordFact, context: RuleContext): boolean {
  return (
    isWhole(evidence, context) &&
    !hasUnreadableDate(evidence, context) &&
    !TELLS_WHEN.some((path) => isMisspelled(evidence, path, context))
  );
}

function latestOf(evidence: readonly RecordFact[], context: RuleContext): RecordFact | undefined {
  const { asOf } = context.audit;
  let found: RecordFact | undefined;
  let day = '';
  for (const record of evidence) {
    const days = performancesForFreshness(context.audit.timesOf(record)).map(({ on }) => on);
    const last = days.filter((on) => on <= asOf.date).reduce((a, b) => (a > b ? a : b), '');
    if (found === undefined || last > day) {
      found = record;
      day = last;
    }
  }
  return found;
}

/** Whether all evidence of the activity says itself that it comes less often than the control states. */
export function isMismatched(state: WindowState): boolean {
  return (
    isRecurring(state.frequency) &&
    state.evidence.length > 0 &&
    state.evidence.every((record) =>
      isLessFrequent(statedFrequency(record.fields, undefined), state.frequency),
    )
  );
}

function outcomeOf(state: WindowState): string {
  const { completeness } = state;
  return [
    state.evidence.map((record) => `${record.file}#${record.span.start}`).sort(),
    state.frequency,
    completeness.verdict,
    completeness.units.map(({ unit, status }) => `${unit.label} ${status}`),
    completeness.uncovered.map((run) => `${run.start}/${run.end}`),
    completeness.annual?.lapses.map(({ due }) => due) ?? [],
  ].join('\n');
}
