import type { ProgrammeBar, ProgrammeTimeline } from '../../../server/src/protocol/programme-timeline.ts';
import { addDays } from '../parts/days.ts';
import { shortened } from '../parts/shortened.ts';
import { type TimeAxis, timeAxis } from '../parts/time-axis.ts';

/** Bars of one kind under one heading. */
export interface ProgrammeGroup {
  readonly title: string;
  readonly bars: readonly ProgrammeBar[];
}

/** Headings in the order in which a programme runs, with a sign for each kind of bar. */
const GROUPS: readonly { readonly title: string; readonly kinds: readonly ProgrammeBar['kind'][] }[] = [
  { title: 'Observation windows', kinds: ['observation-window'] },
  { title: 'Phases', kinds: ['phase'] },
  { title: 'Audits and fieldwork', kinds: ['audit', 'fieldwork'] },
  { title: 'Internal audits', kinds: ['internal-audit'] },
  { title: 'Management reviews', kinds: ['management-review'] },
  { title: 'Scope changes', kinds: ['scope-change'] },
];

/** The bars by their headings; headings without bars are left out. */
export function groupsOf({ bars }: ProgrammeTimeline): readonly ProgrammeGroup[] {
  return GROUPS.map(({ title, kinds }) => ({
    title,
    bars: bars
      .filter(({ kind }) => kinds.includes(kind))
      // An audit stands above its fieldwork, which begins on the same day.
      .sort((a, b) =>
        a.start === b.start ? kinds.indexOf(a.kind) - kinds.indexOf(b.kind) : a.start < b.start ? -1 : 1,
      ),
  })).filter((group) => group.bars.length > 0);
}

/** A kind of bar, for people. */
export const KIND_WORDS: Readonly<Record<ProgrammeBar['kind'], string>> = {
  phase: 'Phase',
  'observation-window': 'Observation window',
  audit: 'Audit',
  fieldwork: 'Fieldwork',
  'internal-audit': 'Internal audit',
  'management-review': 'Management review',
  'scope-change': 'Scope change',
};

/** `2025-04-01 to 2025-12-31`, or one day. */
export function daysText({ start, end }: Pick<ProgrammeBar, 'start' | 'end'>): string {
  return start === end ? start : `${start} to ${end}`;
}

/** All that a bar says, with its conflicts by number. */
export function barText(bar: ProgrammeBar): string {
  const { kind, id, title, conflicts } = bar;
  const parts = [
    `${KIND_WORDS[kind]} ${shortened(title, 120)}`,
    ...(title.includes(id) ? [] : [id]),
    daysText(bar),
  ];
  if (conflicts.length > 0) parts.push(conflictText(conflicts));
  return parts.join(', ');
}

/** `conflict 1`, `conflicts 1, 3`; numbered as in the list. */
export function conflictText(conflicts: readonly number[]): string {
  const numbers = conflicts.map((index) => index + 1).join(', ');
  return `${conflicts.length === 1 ? 'conflict' : 'conflicts'} ${numbers}`;
}

/** Days left and right of the first and last bar. */
const MARGIN = 15;
/** A wrong year in a record must not squeeze everything else into a line. */
const FURTHEST = 6 * 366;

/** The days that are drawn: all bars and the as-of day, at most some years around it. */
export function axisOf({ bars, frame }: ProgrammeTimeline): TimeAxis {
  const earliest = addDays(frame.asOf, -FURTHEST);
  const latest = addDays(frame.asOf, FURTHEST);
  let start = frame.asOf;
  let end = frame.asOf;
  for (const bar of bars) {
    if (bar.start < start) start = bar.start < earliest ? earliest : bar.start;
    if (bar.end > end) end = bar.end > latest ? latest : bar.end;
  }
  return timeAxis(addDays(start, -MARGIN), addDays(end, MARGIN));
}
