import { STATE_WORDS, STATES, type State } from '../../../protocol/state.ts';
import type { ControlStanding, ItemStanding } from '../../audit/standings.ts';
import type { Severity } from '../../model/configuration.ts';
import type { Snapshot } from '../snapshot.ts';
import { freshnessText, mostPressing } from '../words/activity-text.ts';
import type { DocumentRequest, Row, Section, Table } from './document.ts';
import { frameworkParts } from './framework-words.ts';
import {
  byId,
  citedBy,
  compare,
  idsOf,
  ownerOf,
  placeText,
  sortedRecords,
  titleOf,
} from './record-reading.ts';
import { occurrencesText, withState } from './standing-words.ts';

/** States in which something is wrong already; a policy alone shows design only. */
const WRONG: ReadonlySet<State> = new Set(['missed', 'expired', 'stale', 'unevidenced', 'policy-only']);
/** States in which it will be wrong when nobody does anything. */
const NEXT: ReadonlySet<State> = new Set(['due', 'due-soon', 'current']);
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

/** What fails if nothing is done: what is wrong on the as-of day, then what falls due, in order of its day. */
export function gapList(snapshot: Snapshot, { view }: DocumentRequest): readonly Section[] {
  // What is behind comes before what is behind because of it.
  const gaps = [
    ...controls(snapshot, view),
    ...items(snapshot, view),
    ...pairs(snapshot, view),
    ...findings(snapshot),
  ];
  return [
    {
      heading: 'Open on the as-of day',
      blocks: [
        {
          type: 'paragraph',
          text: 'Controls that are behind, items in scope that they leave unshown, pairs that the crosswalk expects and nothing supports, and the findings of the checks.',
        },
        gapTable(gaps),
      ],
    },
    {
      heading: 'Next, if nothing is done',
      blocks: [
        {
          type: 'paragraph',
          text: 'The day on which each control is due again. After it comes the grace of its frequency, then it is stale.',
        },
        nextTable(snapshot, view),
      ],
    },
  ];
}

function gapTable(rows: readonly Row[]): Table {
  return {
    type: 'table',
    name: 'Gaps',
    groupedBy: 'kind',
    sparse: true,
    empty: 'Nothing is open on the as-of day.',
    columns: [
      { key: 'kind', title: 'Kind', type: 'text' },
      { key: 'subject', title: 'What', type: 'text' },
      { key: 'title', title: 'Title', type: 'text' },
      { key: 'state', title: 'Stands', type: 'state' },
      { key: 'gap', title: 'Gap', type: 'text' },
      { key: 'owner', title: 'Owner', type: 'text' },
      { key: 'controls', title: 'Controls', type: 'ids' },
      { key: 'cites', title: 'Cites', type: 'ids' },
      { key: 'place', title: 'Where', type: 'text' },
    ],
    rows,
  };
}

function items(snapshot: Snapshot, view: DocumentRequest['view']): readonly Row[] {
  return frameworkParts(snapshot, view).flatMap((part) =>
    part.items.flatMap((item): readonly Row[] => {
      const standing = snapshot.standings.item(item);
      const gap = standing.inScope ? itemGap(snapshot, standing) : undefined;
      if (gap === undefined) return [];
      return [
        {
          kind: part.title,
          subject: item.id,
          title: item.title,
          state: standing.state,
          gap,
          controls: idsOf(standing.controls),
        },
      ];
    }),
  );
}

function itemGap(snapshot: Snapshot, standing: ItemStanding): string | undefined {
  const { item, covered, controls: citing, state } = standing;
  if (!covered) return 'No control, policy or document takes it up.';
  // Clauses are met by documents: having one is what they ask for.
  if (item.type === 'clause' && citing.length === 0) return undefined;
  if (!WRONG.has(state)) return undefined;
  const behind = [...citing].sort(byId).flatMap((control) => {
    const own = snapshot.standings.control(control).state;
    return WRONG.has(own) ? [withState(control, own)] : [];
  });
  return behind.length === 0 ? STATE_WORDS[state].definition : `Because of ${behind.join(', ')}.`;
}

function pairs(snapshot: Snapshot, view: DocumentRequest['view']): readonly Row[] {
  const parts = frameworkParts(snapshot, view);
  const rows = parts.filter(({ id }) => id === 'soc2').flatMap((part) => part.items);
  const columns = parts.filter(({ framework }) => framework === 'iso27001').flatMap((part) => part.items);
  // A pair is of interest to a programme of both; a view of one side has no second axis.
  if (rows.length === 0 || columns.length === 0) return [];
  return snapshot.standings
    .cells(rows, columns)
    .filter(({ gap }) => gap)
    .map(
      ({ row, column, coverage, state, controls: citing }): Row => ({
        kind: 'Pairs of the crosswalk',
        subject: `${row.id} × ${column.id}`,
        title: `${row.title} × ${column.title}`,
        state,
        gap: `The crosswalk calls the pair ${coverage ?? 'strong'}; no artifact supports the two together.`,
        controls: idsOf(citing),
      }),
    );
}

function controls(snapshot: Snapshot, view: DocumentRequest['view']): readonly Row[] {
  return sortedRecords(snapshot, 'control')
    .flatMap((record): readonly (Row & { readonly state: State })[] => {
      const standing = snapshot.standings.control(record);
      const cites = citesIn(snapshot, record, view);
      if (!WRONG.has(standing.state) || (view !== 'both' && cites.length === 0)) return [];
      return [
        {
          kind: 'Controls',
          subject: record.id,
          title: titleOf(record),
          state: standing.state,
          gap: controlGap(standing),
          owner: ownerOf(snapshot, record),
          cites,
          place: placeText(snapshot, record),
        },
      ];
    })
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

/** What is wrong with a control, with the days that say so. */
function controlGap(standing: ControlStanding): string {
  const { state, activities } = standing;
  const said =
    state === 'missed'
      ? occurrencesText(standing)
      : state === 'stale' || state === 'expired'
        ? freshnessText(mostPressing(activities)?.freshness)
        : undefined;
  return said ?? STATE_WORDS[state].definition;
}

function citesIn(
  snapshot: Snapshot,
  record: Parameters<typeof citedBy>[1],
  view: DocumentRequest['view'],
): readonly string[] {
  return [
    ...(view === 'iso27001' ? [] : citedBy(snapshot, record, 'soc2')),
    ...(view === 'soc2' ? [] : citedBy(snapshot, record, 'iso27001')),
  ];
}

function findings(snapshot: Snapshot): readonly Row[] {
  const files = [...snapshot.workspace.files()]
    .filter(({ recognition }) => recognition.ours)
    .map(({ file }) => file)
    .sort(compare);
  const rows = files.flatMap((file) =>
    snapshot.findings(file).flatMap(({ rule, severity, problem }) => {
      const rank = SEVERITIES.indexOf(severity);
      if (rank < 0) return [];
      const line = snapshot.range(file, problem.span).start.line + 1;
      return [
        {
          rank,
          row: {
            kind: 'Findings',
            subject: rule,
            title: severity,
            gap: problem.message,
            place: `${file}:${line}`,
          },
        },
      ];
    }),
  );
  return rows.sort((a, b) => a.rank - b.rank).map(({ row }) => row);
}

function nextTable(snapshot: Snapshot, view: DocumentRequest['view']): Table {
  const rows = sortedRecords(snapshot, 'control').flatMap((record) => {
    const { state, last, nextDue, activities } = snapshot.standings.control(record);
    const cites = citesIn(snapshot, record, view);
    if (!NEXT.has(state) || nextDue === undefined || (view !== 'both' && cites.length === 0)) return [];
    const due = activities.find(({ freshness }) => freshness?.nextDue === nextDue);
    const row: Row = {
      due: nextDue,
      grace: due?.freshness?.graceUntil,
      control: record.id,
      title: titleOf(record),
      stage: due?.stage,
      owner: ownerOf(snapshot, record),
      state,
      last,
      cites,
    };
    return [{ due: nextDue, row }];
  });
  return {
    type: 'table',
    name: 'Next',
    empty: 'No control has a day on which it is due again.',
    columns: [
      { key: 'due', title: 'Due', type: 'date' },
      { key: 'grace', title: 'Grace until', type: 'date' },
      { key: 'control', title: 'Control', type: 'text' },
      { key: 'title', title: 'Title', type: 'text' },
      { key: 'stage', title: 'Stage', type: 'text' },
      { key: 'owner', title: 'Owner', type: 'text' },
      { key: 'state', title: 'Stands', type: 'state' },
      { key: 'last', title: 'Last', type: 'date' },
      { key: 'cites', title: 'Cites', type: 'ids' },
    ],
    rows: rows.sort((a, b) => compare(a.due, b.due)).map(({ row }) => row),
  };
}
