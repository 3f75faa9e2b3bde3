import type { EvidenceTimeline, TimelineStrip } from '../../../server/src/protocol/evidence-timeline.ts';
import { STATES, type State } from '../../../server/src/protocol/state.ts';

/** What is to be seen. The empty text means: all. */
export interface TimelineFilter {
  /** Found in id and title of the control, in ids of its evidence and of what it cites; case does not matter. */
  readonly text: string;
  /** Series, theme or chapter of what the control cites: `CC6`, `A.5`, `9`. */
  readonly group: string;
  readonly state: State | '';
  readonly owner: string;
  /** Only controls that lack something: an occurrence, or days. */
  readonly onlyMissing: boolean;
}

export const noFilter: TimelineFilter = { text: '', group: '', state: '', owner: '', onlyMissing: false };

/** Whether a filter may leave anything out. */
export function isFiltering(filter: TimelineFilter): boolean {
  return (Object.keys(noFilter) as (keyof TimelineFilter)[]).some((key) => filter[key] !== noFilter[key]);
}

/** The controls that a filter leaves, in their order. */
export function applyFilter(
  strips: readonly TimelineStrip[],
  filter: TimelineFilter,
): readonly TimelineStrip[] {
  if (!isFiltering(filter)) return strips;
  const text = filter.text.trim().toLowerCase();
  return strips.filter(
    (strip) =>
      (filter.group === '' || strip.cites.some((id) => groupOf(id) === filter.group)) &&
      (filter.state === '' ||
        strip.state === filter.state ||
        strip.lanes.some(({ state }) => state === filter.state)) &&
      (filter.owner === '' || strip.owner === filter.owner) &&
      (!filter.onlyMissing || lacksSomething(strip)) &&
      (text === '' || holds(strip, text)),
  );
}

function holds(strip: TimelineStrip, text: string): boolean {
  const has = (value: string): boolean => value.toLowerCase().includes(text);
  return (
    has(strip.control) ||
    has(strip.title) ||
    has(strip.owner ?? '') ||
    strip.cites.some(has) ||
    strip.lanes.some(({ stage, evidence }) => has(stage) || evidence.some(has))
  );
}

function lacksSomething({ lanes }: TimelineStrip): boolean {
  return (
    lanes.length === 0 ||
    lanes.some(
      ({ expected, gaps }) =>
        expected.some(({ status }) => status === 'missed' || status === 'due') ||
        gaps.some(({ recorded }) => !recorded),
    )
  );
}

/** `CC6` of `CC6.1`, `A.5` of `A.5.18`, `9` of `9.2.1`; an id of another shape up to its first dot or dash. */
export function groupOf(id: string): string {
  return /^(?:A\.\d+|[A-Z]+\d+(?=\.)|\d+)/.exec(id)?.[0] ?? /^[^.-]+/.exec(id)?.[0] ?? id;
}

/** What the filters offer. */
export interface FilterChoices {
  /** Groups of all that is cited, SOC 2 first, then Annex A, clauses, and others. */
  readonly groups: readonly string[];
  /** States that occur, worst first. */
  readonly states: readonly State[];
  /** Owners as written, sorted. */
  readonly owners: readonly string[];
}

/** Worked out once for each answer of the server, not for each drawing. */
export function choicesOf({ strips }: EvidenceTimeline): FilterChoices {
  const groups = new Set(strips.flatMap(({ cites }) => cites.map(groupOf)));
  const states = new Set(strips.flatMap(({ state, lanes }) => [state, ...lanes.map((lane) => lane.state)]));
  const owners = new Set(strips.flatMap(({ owner }) => owner ?? []));
  return {
    groups: [...groups].sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b, 'en', { numeric: true })),
    states: STATES.filter((state) => states.has(state)),
    owners: [...owners].sort((a, b) => a.localeCompare(b, 'en')),
  };
}

function rankOf(group: string): number {
  if (/^CC\d+$/.test(group)) return 0;
  if (/^A\.\d+$/.test(group)) return 2;
  return /^\d+$/.test(group) ? 3 : 1;
}
