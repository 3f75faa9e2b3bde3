import type { EvidenceTimeline, TimelineStrip } from '../../../protocol/evidence-timeline.ts';
import type { DaySpan } from '../../../protocol/time-frame.ts';
import type { ControlStanding } from '../../audit/standing-types.ts';
import { citedIds } from '../../model/cited-ids.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { programmeEntries } from '../programme-timeline/programme-entries.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { timeFrameOf } from '../time-frame.ts';
import { type ShownDays, shownDays } from './shown-days.ts';
import { laneOf } from './timeline-lane.ts';

/** Every control over the observation window, in the order of their ids. `folder` is the URI of the root. */
export function evidenceTimeline(snapshot: Snapshot, folder: string): EvidenceTimeline {
  const { workspace } = snapshot;
  const shown = shownDays(snapshot);
  const entries = [...programmeEntries(snapshot)];
  const strips: TimelineStrip[] = [];
  const days = `${snapshot.audit.asOf.date} ${JSON.stringify(shown)}`;
  for (const control of workspace.records('control')) strips.push(stripOf(control, shown, days, snapshot));
  strips.sort((a, b) => compareIds(a.control, b.control) || a.place.offset - b.place.offset);
  const [scope] = workspace.records('scope');
  return {
    revision: snapshot.revision,
    frame: timeFrameOf(snapshot),
    folder,
    fieldwork: entries
      .filter(({ kind }) => kind === 'fieldwork')
      .map(({ start, end, title }) => ({ start, end, title })),
    scopeChanges: entries
      .filter(({ kind }) => kind === 'scope-change')
      .map(({ start, title, record, node }) => ({
        on: start,
        title,
        place: { file: record.file, offset: node.start },
      })),
    strips,
    ...(shown.next === undefined ? {} : { nextWindow: shown.next }),
    ...(scope === undefined ? {} : { scope: placeOf(scope) }),
    complete: workspace.complete,
  };
}

interface KeptStrip {
  readonly days: string;
  readonly strip: TimelineStrip;
}

/** A control that no change has reached keeps its standing, and what follows from that on the same days. */
const kept = new WeakMap<ControlStanding, KeptStrip>();

function stripOf(control: RecordFact, shown: ShownDays, days: string, snapshot: Snapshot): TimelineStrip {
  const standing = snapshot.standings.control(control);
  const known = kept.get(standing);
  if (known?.days === days) return known.strip;
  const strip = newStrip(standing, shown, snapshot);
  kept.set(standing, { days, strip });
  return strip;
}

function newStrip(standing: ControlStanding, shown: ShownDays, snapshot: Snapshot): TimelineStrip {
  const { audit, workspace } = snapshot;
  const control = standing.record;
  const next = shown.next === undefined || !standing.owes ? [] : audit.activitiesInNextWindow(control);
  const owner = textAt(control.fields, 'owner');
  const life = lifeIn(control, shown.window, snapshot);
  const cites = new Set<string>();
  for (const citation of workspace.citationsIn(control)) {
    if (citation.place === 'satisfies') for (const id of citedIds(citation)) cites.add(id);
  }
  return {
    control: control.id,
    title: control.title,
    ...(owner === undefined ? {} : { owner }),
    state: standing.state,
    place: placeOf(control),
    cites: [...cites],
    ...(life === undefined ? {} : { inForce: life }),
    lanes: standing.activities.map((activity) =>
      laneOf(
        activity,
        next.find(({ stage }) => stage === activity.stage),
        shown,
        snapshot,
      ),
    ),
  };
}

/** The days in force, where they leave out a part of the window. */
function lifeIn(
  control: RecordFact,
  window: DaySpan | undefined,
  { audit }: Snapshot,
): Partial<DaySpan> | undefined {
  const { from, to } = audit.lifeOf(control);
  if (window === undefined) return undefined;
  const begins = from !== undefined && from > window.start ? { start: from } : {};
  const ends = to !== undefined && to < window.end ? { end: to } : {};
  const life = { ...begins, ...ends };
  return Object.keys(life).length === 0 ? undefined : life;
}

function compareIds(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
