import type { MissingOccurrenceParams } from '../../../protocol/evidence-timeline.ts';
import type { Activity } from '../../audit/activity.ts';
import { isPlanned } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { nextOccurrence, stubsFor } from '../../rules/evidence/window-fixes.ts';
import type { Fix } from '../../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';
import { CAN_BE_WRITTEN, type Expected } from './expected-occurrences.ts';
import { shownDays } from './shown-days.ts';
import { expectedOf, reportOf } from './timeline-lane.ts';

/** The edit that writes the stub, in which all but the period is left to fill in; or why there is none, for people. */
export type MissingOccurrence =
  | { readonly fix: Fix; readonly record: RecordFact }
  | { readonly refused: string };

/** The edit that inserts what an expected occurrence of a control lacks into the evidence of its activity. */
export function missingOccurrence(
  snapshot: Snapshot,
  { control: id, stage, label }: Omit<MissingOccurrenceParams, 'folder'>,
): MissingOccurrence {
  const control = snapshot.workspace.definitions(id).find(({ kind }) => kind === 'control');
  if (control === undefined) return refuse(`There is no control ${id} any more. Look at the timeline again.`);
  const isAsked = (activity: Activity): boolean => (activity.stage ?? '') === stage;
  const { activities, owes } = snapshot.standings.control(control);
  const activity = activities.find(isAsked);
  const next = owes ? snapshot.audit.activitiesInNextWindow(control).find(isAsked) : undefined;
  if (activity === undefined)
    return refuse(`${id} has no evidence record yet. Create one first, then its occurrences can be written.`);
  const expected = expectedOf(activity, next, shownDays(snapshot), snapshot).find(
    ({ occurrence }) => occurrence.label === label,
  );
  if (expected === undefined) return refuse(`${id} owes nothing for ${label} any more.`);
  if (!CAN_BE_WRITTEN.has(expected.occurrence.status))
    return refuse(
      `${label} of ${id} does not lack an occurrence: ${SAID[expected.occurrence.status] ?? 'it is done'}.`,
    );
  const record = reportOf(activity, snapshot);
  if (record === undefined)
    return refuse(`${id} is shown by documents only. Create an evidence record of what was done first.`);
  return write(record, activity, expected, snapshot);
}

const SAID: Readonly<Record<string, string>> = {
  explained: 'the gap is explained in the evidence record',
  'not-in-force': 'the control was not in force then',
};

function write(
  record: RecordFact,
  activity: Activity,
  { occurrence, units }: Expected,
  snapshot: Snapshot,
): MissingOccurrence {
  const waiting = waitingIn(activity, snapshot);
  const periods = units.map(({ unit }) => unit).filter((unit) => !waiting.has(unit.label));
  if (units.length > 0 && periods.length === 0)
    return refuse(
      `An occurrence for ${occurrence.label} is in ${record.id} already. Fill in what stands as "?".`,
    );
  const [fix] = units.length > 0 ? stubsFor(record, periods, snapshot) : nextOccurrence(record, snapshot);
  if (fix !== undefined) return { fix, record };
  if (units.length === 0 && snapshot.audit.occurrencesOf(record).some(isPlanned))
    return refuse(`An occurrence is begun in ${record.id} already. Fill in what stands as "?".`);
  const oneDay = nodeAtPath(record.fields, 'collected_on') !== undefined;
  return refuse(
    oneDay
      ? `${record.id} speaks of one day (collected_on). Create an evidence record for ${occurrence.label} beside it.`
      : `The occurrences of ${record.id} are not written as a list that can be added to. Add ${occurrence.label} by hand.`,
  );
}

/** Periods of which an occurrence waits for its day. */
function waitingIn({ evidence }: Activity, { audit }: Snapshot): ReadonlySet<string> {
  return new Set(
    evidence.flatMap((record) =>
      audit
        .occurrencesOf(record)
        .flatMap((each) => (isPlanned(each) ? (each.period?.value?.label ?? []) : [])),
    ),
  );
}

function refuse(refused: string): MissingOccurrence {
  return { refused };
}
