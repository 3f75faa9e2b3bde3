import type { Frequency } from '../../base/calendar/frequency.ts';
import { parseFrequency } from '../../base/calendar/frequency.ts';
import type { RecordFact } from '../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../model/read.ts';
import type { Activity } from './activity.ts';
import type { AuditView, Window } from './audit-view.ts';
import { type Completeness, type CompletenessInput, completenessOf } from './completeness.ts';
import { statedFrequency, worksContinuously } from './control-facts.ts';
import type { Freshness } from './freshness.ts';
import type { Rhythm } from './rhythm.ts';
import type { DateReading } from './written.ts';
import { dateAt } from './written.ts';

/** More evidence than this per control is not read for a summary: a record a day for years is less. */
export const MOST_EVIDENCE = 2000;

/**
 * The activities of a control with their completeness in a window, that of the programme unless another is given, and
 * how fresh each is on the as-of day.
 */
export function activitiesOf(
  audit: AuditView,
  control: RecordFact,
  reading: DateReading,
  window: Window | undefined = audit.programme.window,
): readonly Activity[] {
  const groups = new Map<string | undefined, RecordFact[]>();
  for (const evidence of withSeries(audit, control)) {
    const stage = textAt(evidence.fields, 'stage')?.toLowerCase();
    const group = groups.get(stage);
    if (group === undefined) groups.set(stage, [evidence]);
    else group.push(evidence);
  }
  return [...groups].map(([stage, evidence]) => activityOf(audit, control, stage, evidence, reading, window));
}

/** The evidence of a control, and what belongs to a series with it: one end of a series may be linked alone. */
function withSeries(audit: AuditView, control: RecordFact): ReadonlySet<RecordFact> {
  const found = new Set<RecordFact>();
  for (const evidence of audit.evidenceOf(control)) {
    if (found.size >= MOST_EVIDENCE) break;
    found.add(evidence);
    if (textAt(evidence.fields, 'series') === undefined) continue;
    for (const record of audit.seriesOf(evidence).records) found.add(record);
  }
  return found;
}

/**
 * What some evidence of a control shows about one of its stages. With all evidence of the stage it is the activity: what
 * a control owes is met by its evidence together, never by each record.
 */
export function activityOf(
  audit: AuditView,
  control: RecordFact,
  stage: string | undefined,
  evidence: readonly RecordFact[],
  reading: DateReading,
  window: Window | undefined = audit.programme.window,
): Activity {
  const stated = statedFrequency(control.fields, stage);
  const first = evidence[0];
  const frequency =
    stated ??
    (worksContinuously(control.fields)
      ? 'continuous'
      : first === undefined
        ? undefined
        : audit.frequencyOf(first));
  const completeness =
    window === undefined || frequency === undefined
      ? undefined
      : remembered(control, stage, {
          records: evidence,
          evidence: evidence.map((record) => audit.timesOf(record)),
          frequency,
          history: historyOf(control, reading),
          automated: stated === undefined || textAt(control.fields, 'method')?.toLowerCase() === 'automated',
          window,
          life: audit.lifeOf(control),
          asOf: audit.asOf.date,
          rhythm: audit.rhythmOf(control),
        });
  return { stage, evidence, frequency, completeness, freshness: latestFreshness(audit, evidence) };
}

interface Asked extends CompletenessInput {
  readonly records: readonly RecordFact[];
}

/**
 * The last answer for each activity and window: of thousands of controls a change leaves all but a few as they were.
 */
const answers = new WeakMap<
  RecordFact,
  Map<string, { readonly asked: Asked; readonly answer: Completeness }>
>();

function remembered(control: RecordFact, stage: string | undefined, asked: Asked): Completeness {
  let known = answers.get(control);
  if (known === undefined) {
    known = new Map();
    answers.set(control, known);
  }
  // The current window and the next: no more are asked about at a time, and a moved one takes the place of the oldest.
  const key = `${asked.window.start} ${stage ?? ''}`;
  const last = known.get(key);
  if (last !== undefined && isSame(last.asked, asked)) return last.answer;
  const answer = completenessOf(asked);
  known.set(key, { asked, answer });
  const [oldest] = known.keys();
  if (known.size > MOST_ANSWERS && oldest !== undefined) known.delete(oldest);
  return answer;
}

/** Two windows of the stages that a control has at most. */
const MOST_ANSWERS = 32;

/** Facts never change: the same records say the same. History and life are the control's own. */
function isSame(a: Asked, b: Asked): boolean {
  return (
    a.asOf === b.asOf &&
    a.frequency === b.frequency &&
    a.window.start === b.window.start &&
    a.window.end === b.window.end &&
    a.life.from === b.life.from &&
    a.life.to === b.life.to &&
    a.evidence.length === b.evidence.length &&
    a.records.every((record, at) => record === b.records[at]) &&
    a.evidence.every((times, at) => times === b.evidence[at]) &&
    isSameRhythm(a.rhythm, b.rhythm)
  );
}

function isSameRhythm(a: Rhythm, b: Rhythm): boolean {
  return (
    a.performed === b.performed &&
    a.calendar.business === b.calendar.business &&
    a.calendar.fiscalYearStart === b.calendar.fiscalYearStart &&
    a.calendar.holidays === b.calendar.holidays &&
    a.grace.size === b.grace.size &&
    [...a.grace].every(([frequency, days]) => b.grace.get(frequency) === days)
  );
}

function historyOf(control: RecordFact, reading: DateReading): { until: string; frequency: Frequency }[] {
  return mappingsIn(nodeAtPath(control.fields, 'frequency_history')).flatMap((entry) => {
    const until = dateAt(entry, 'until', reading);
    const frequency = parseFrequency(textAt(entry, 'frequency') ?? '');
    return until === undefined || frequency === undefined ? [] : [{ until, frequency }];
  });
}

function latestFreshness(audit: AuditView, evidence: readonly RecordFact[]): Freshness | undefined {
  let found: Freshness | undefined;
  for (const record of evidence) {
    const freshness = audit.freshness(record);
    if (found === undefined || (freshness.last ?? '') > (found.last ?? '')) found = freshness;
  }
  return found;
}
