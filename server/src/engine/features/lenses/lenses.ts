import type { Span } from '../../../base/text/range.ts';
import { STATE_WORDS } from '../../../protocol/state.ts';
import type { ControlStanding, EvidenceStanding } from '../../audit/standings.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { freshnessText } from '../words/activity-text.ts';
import { activityWords, inOrder, labelOf } from '../words/control-words.ts';
import { dayText } from '../words/day-words.ts';
import { plainText } from '../words/markdown-text.ts';

/** A line above a record that says where it stands. */
export interface Lens {
  /** Where the record is told of: its id, else its first key. */
  readonly span: Span;
  /** Plain text. */
  readonly title: string;
  /** The control whose strip in the evidence timeline shows more. */
  readonly control: string;
}

/** More lenses than this do not stand above one control. */
const MOST = 2;

/** Where a lens will stand, before its words are worked out. */
export interface LensPlace {
  readonly record: RecordFact;
  /** Its number among the lenses of the record. */
  readonly at: number;
}

/** The places of the lenses of a file, in its order. */
export function lensPlaces(snapshot: Snapshot, file: string): readonly LensPlace[] {
  // Half of the files would tell of half of the occurrences.
  if (!snapshot.workspace.complete) return [];
  return (snapshot.facts(file)?.records ?? []).flatMap((record) =>
    Array.from({ length: countFor(snapshot, record) }, (_, at) => ({ record, at })),
  );
}

function countFor({ standings, audit }: Snapshot, record: RecordFact): number {
  if (record.kind === 'control') {
    const { inOperation, state, activities } = standings.control(record);
    return inOperation || state === 'missed' ? Math.max(1, Math.min(MOST, activities.length)) : 0;
  }
  if (record.kind !== 'evidence' || standings.evidence(record).state === 'not-owed') return 0;
  return audit.controlsOf(record).length === 0 ? 0 : 1;
}

/** The lenses of one record: none where nothing is owed. */
export function lensesOfRecord(snapshot: Snapshot, record: RecordFact): readonly Lens[] {
  if (record.kind === 'control') return controlLenses(snapshot.standings.control(record));
  if (record.kind === 'evidence') return evidenceLenses(snapshot, snapshot.standings.evidence(record));
  return [];
}

/** The activity that most wants somebody comes first; what does not fit is counted. */
function controlLenses({ record, activities, inOperation, state }: ControlStanding): readonly Lens[] {
  if (!inOperation && state !== 'missed') return [];
  const lens = (title: string): Lens => ({ span: record.anchor, title, control: record.id });
  if (activities.length === 0) return [lens(STATE_WORDS.unevidenced.label)];
  const shown = inOrder(activities).slice(0, MOST);
  const isAlone = activities.length === 1;
  return shown.map((activity, at) => {
    const { nextDue, state: fresh } = activity.freshness ?? {};
    const written = activityWords(activity);
    // Several stand on one line, which an editor does not break: the first says when something is due, all say how it stands.
    const words = isAlone
      ? written.replace(/^(\d+ of \d+) in the window/, '$1 occurrences in the window')
      : written;
    const due =
      at > 0 ||
      !inOperation ||
      nextDue === undefined ||
      words.includes(dayText(nextDue)) ||
      fresh === 'expired' ||
      fresh === 'retired'
        ? ''
        : `, ${fresh === 'stale' ? 'was due' : 'next due'} ${dayText(nextDue)}`;
    const label = isAlone ? '' : `${labelOf(activity)}: `;
    const rest = activities.length - shown.length;
    const more = at === MOST - 1 && rest > 0 ? ` (and ${rest} more)` : '';
    return lens(`${label}${words}${due}${more}`);
  });
}

function evidenceLenses(
  { audit }: Snapshot,
  { record, freshness, state }: EvidenceStanding,
): readonly Lens[] {
  const [control] = audit.controlsOf(record);
  if (control === undefined || state === 'not-owed') return [];
  const words = plainText(freshnessText(freshness) ?? STATE_WORDS[state].label);
  const title = state === 'missed' ? `an occurrence in the window was missed; ${words}` : words;
  return [{ span: record.anchor, title, control: control.id }];
}
