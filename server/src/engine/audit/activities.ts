import type { Frequency } from '../../base/calendar/frequency.ts';
import { parseFrequency } from '../../base/calendar/frequency.ts';
import type { RecordFact } from '../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../model/read.ts';
import type { AuditView } from './audit-view.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import { statedFrequency, worksContinuously } from './control-facts.ts';
import type { Freshness } from './freshness.ts';
import type { DateReading } from './written.ts';
import { dateAt } from './written.ts';

/** One thing that a control does: its joiner step, its review. Where evidence names no stage, all of it together. */
export interface Activity {
  /** The stage as evidence writes it, lower case; undefined where none is named. */
  readonly stage: string | undefined;
  readonly evidence: readonly RecordFact[];
  readonly frequency: Frequency | undefined;
  /** For the window of the programme; undefined without one, without a frequency, or when nothing can be said. */
  readonly completeness: Completeness | undefined;
  /** The state of the evidence that was performed last. */
  readonly freshness: Freshness | undefined;
}

/** More evidence than this per control is not read for a summary. */
const MOST_EVIDENCE = 200;

/** The activities of a control with their completeness in the window, and how fresh each is on the as-of day. */
export function activitiesOf(
  audit: AuditView,
  control: RecordFact,
  reading: DateReading,
): readonly Activity[] {
  const groups = new Map<string | undefined, RecordFact[]>();
  for (const evidence of audit.evidenceOf(control).slice(0, MOST_EVIDENCE)) {
    const stage = textAt(evidence.fields, 'stage')?.toLowerCase();
    const group = groups.get(stage);
    if (group === undefined) groups.set(stage, [evidence]);
    else group.push(evidence);
  }
  return [...groups].map(([stage, evidence]) => activityOf(audit, control, stage, evidence, reading));
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
  const { window } = audit.programme;
  const completeness =
    window === undefined || frequency === undefined
      ? undefined
      : completenessOf({
          evidence: evidence.map((record) => audit.timesOf(record)),
          frequency,
          history: historyOf(control, reading),
          automated: textAt(control.fields, 'method')?.toLowerCase() === 'automated',
          window,
          life: audit.lifeOf(control),
          asOf: audit.asOf.date,
          rhythm: audit.rhythmOf(control),
        });
  return { stage, evidence, frequency, completeness, freshness: latestFreshness(audit, evidence) };
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
