import type {
  ProgrammeBar,
  ProgrammeConflict,
  ProgrammeTimeline,
} from '../../../protocol/programme-timeline.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';
import { timeFrameOf } from '../time-frame.ts';
import { type ProgrammeEntry, programmeEntries } from './programme-entries.ts';

/** Rules that speak of days of the programme: what does not go together in time. */
const ABOUT_DAYS: ReadonlySet<string> = new Set([
  'audit/period-mismatch',
  'audit/subsequent-event',
  'governance/finding-not-fed',
  'program/auditors-late',
  'program/documentation-late',
  'program/fieldwork-before-window-end',
  'program/internal-audit-window',
  'program/phase-overlap',
  'program/review-before-audit',
  'program/stage1-not-ready',
  'program/stage2-same-quarter',
  'scope/change-unpropagated',
  'scope/window',
  'scope/window-length',
  'record/date',
]);

/**
 * Phases, audits, reviews, windows and scope changes by day, with the findings about their days. `folder` is the URI of
 * the root.
 */
export function programmeTimeline(snapshot: Snapshot, folder: string): ProgrammeTimeline {
  const entries = [...programmeEntries(snapshot)].sort(byDay);
  const findings = conflictsIn(snapshot);
  const attached = new Map<ProgrammeEntry, number[]>();
  for (const [index, { problem }] of findings.entries()) {
    const places = [problem, ...(problem.related ?? [])];
    const hit = new Set(places.flatMap(({ file, span }) => entryAt(entries, file, span.start) ?? []));
    for (const entry of hit) attached.set(entry, [...(attached.get(entry) ?? []), index]);
  }
  return {
    revision: snapshot.revision,
    frame: timeFrameOf(snapshot),
    folder,
    bars: entries.map((entry) => barOf(entry, attached.get(entry) ?? [])),
    conflicts: findings.map(
      ({ rule, problem }): ProgrammeConflict => ({
        rule,
        message: problem.message,
        place: { file: problem.file, offset: problem.span.start },
      }),
    ),
    complete: snapshot.workspace.complete,
  };
}

function conflictsIn(snapshot: Snapshot): readonly Finding[] {
  const files = new Set<string>();
  for (const kind of ['program', 'scope'] as const)
    for (const record of snapshot.workspace.records(kind)) files.add(record.file);
  return [...files]
    .sort()
    .flatMap((file) => snapshot.findings(file))
    .filter(({ rule }) => ABOUT_DAYS.has(rule))
    .sort((a, b) => a.problem.span.start - b.problem.span.start);
}

/** The smallest entry that holds the place: fieldwork rather than its audit. */
function entryAt(
  entries: readonly ProgrammeEntry[],
  file: string,
  offset: number,
): ProgrammeEntry | undefined {
  let found: ProgrammeEntry | undefined;
  for (const entry of entries) {
    const { node, record } = entry;
    if (record.file !== file || offset < node.start || node.end < offset) continue;
    if (found === undefined || lengthOf(entry) < lengthOf(found)) found = entry;
  }
  return found;
}

function lengthOf({ node }: ProgrammeEntry): number {
  return node.end - node.start;
}

function byDay(a: ProgrammeEntry, b: ProgrammeEntry): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.end === b.end ? 0 : a.end < b.end ? 1 : -1;
}

function barOf(entry: ProgrammeEntry, conflicts: readonly number[]): ProgrammeBar {
  const { id, title, kind, start, end, record, node } = entry;
  return { id, title, kind, start, end, place: { file: record.file, offset: node.start }, conflicts };
}
