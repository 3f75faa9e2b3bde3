import type { State } from '../../../protocol/state.ts';
import type { Activity } from '../../audit/activity.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { completenessText } from '../words/activity-text.ts';
import type { DocumentRequest, Row, Section } from './document.ts';
import { documentRequests } from './document-requests.ts';
import { citedBy, compare, ownerOf, sortedRecords, titleOf } from './record-reading.ts';
import { locationsOf } from './standing-words.ts';

/** What an auditor will ask for: per control what to hand over, for which population and period, from whom, and where it lies. */
export function requestList(snapshot: Snapshot, request: DocumentRequest): readonly Section[] {
  const controls = sortedRecords(snapshot, 'control').filter((control) =>
    isAsked(snapshot, control, request),
  );
  const asked = [
    ...controls.flatMap((control) => rowsOfControl(snapshot, control)),
    ...documentRequests(snapshot, request.view),
  ];
  return [
    {
      heading: 'Requests',
      blocks: [
        {
          type: 'paragraph',
          text: 'What shows each control, with the list that a sample is drawn from and the period that it covers; then the documents. The numbers belong to this list alone.',
        },
        {
          type: 'table',
          name: 'Requests',
          groupedBy: 'kind',
          sparse: true,
          empty: 'There is nothing to ask for yet: no control is in operation, and there are no documents.',
          columns: [
            { key: 'kind', title: 'Kind', type: 'text' },
            { key: 'number', title: 'No.', type: 'number' },
            { key: 'soc2', title: 'Criteria', type: 'ids', view: 'soc2' },
            { key: 'iso27001', title: 'Annex A and clauses', type: 'ids', view: 'iso27001' },
            { key: 'control', title: 'Control', type: 'text' },
            { key: 'handOver', title: 'To hand over', type: 'text' },
            { key: 'population', title: 'Population', type: 'text' },
            { key: 'period', title: 'Period', type: 'text' },
            { key: 'owner', title: 'Owner', type: 'text' },
            { key: 'state', title: 'Stands', type: 'state' },
            { key: 'remark', title: 'In the window', type: 'text' },
            { key: 'locations', title: 'Where', type: 'ids' },
          ],
          rows: asked.map((row, at) => ({ ...row, number: at + 1 })),
        },
      ],
    },
  ];
}

function isAsked(snapshot: Snapshot, control: RecordFact, { view }: DocumentRequest): boolean {
  if (!snapshot.standings.control(control).tested) return false;
  return view === 'both' || citedBy(snapshot, control, view).length > 0;
}

function rowsOfControl(snapshot: Snapshot, control: RecordFact): readonly Row[] {
  const standing = snapshot.standings.control(control);
  const { activities, state } = standing;
  const name = titleOf(control) === undefined ? control.id : `${control.id} ${control.title}`;
  const { to } = snapshot.audit.lifeOf(control);
  const shared: Row = {
    kind: 'Controls',
    soc2: citedBy(snapshot, control, 'soc2'),
    iso27001: citedBy(snapshot, control, 'iso27001'),
    control: standing.inOperation || to === undefined ? name : `${name} (in force until ${to})`,
  };
  const shown = activities.filter(({ evidence }) => evidence.length > 0);
  if (shown.length === 0) {
    const handOver = 'Nothing yet: no evidence record belongs to the control.';
    return [{ ...shared, handOver, owner: ownerOf(snapshot, control), period: windowOf(snapshot), state }];
  }
  return shown.flatMap((activity) =>
    [...activity.evidence]
      .sort((a, b) => compare(a.id, b.id))
      .map((record) => evidenceRow(snapshot, shared, control, activity, record)),
  );
}

function evidenceRow(
  snapshot: Snapshot,
  shared: Row,
  control: RecordFact,
  activity: Activity & { readonly state: State },
  record: RecordFact,
): Row {
  const type = textAt(record.fields, 'type');
  const { stage } = activity;
  const title = titleOf(record) === undefined ? record.id : `${record.id} ${record.title}`;
  return {
    ...shared,
    handOver: [title, type, stage].filter((part) => part !== undefined && part !== '').join(', '),
    population: populationText(record.fields),
    period: periodOf(snapshot, record),
    owner: ownerOf(snapshot, record) ?? ownerOf(snapshot, control),
    state: stateFor(snapshot, control, activity, record),
    remark: completenessText(activity.completeness),
    locations: locationsOf(record, snapshot),
  };
}

/** Where the artifact stands for this control: what another one lacks is told in the lines of that. */
function stateFor(
  { standings }: Snapshot,
  control: RecordFact,
  activity: { readonly state: State },
  record: RecordFact,
): State {
  if (activity.state === 'missed') return 'missed';
  return standings.control(control).inOperation ? standings.evidence(record).own : 'not-owed';
}

/** `412 of github (merged to main), list complete, drawn 2026-01-05`. */
function populationText(fields: MappingNode): string | undefined {
  const node = nodeAtPath(fields, 'population');
  if (node?.type !== 'mapping') return textAt(fields, 'population');
  const count = textAt(node, 'count');
  const source = textAt(node, 'source');
  const query = textAt(node, 'query');
  const complete = textAt(node, 'complete')?.toLowerCase();
  const drawn = textAt(node, 'as_of');
  const description = textAt(node, 'description');
  const parts = [
    description,
    count === undefined ? undefined : `${count} items`,
    source === undefined ? undefined : `from ${source}${query === undefined ? '' : ` (${query})`}`,
    complete === 'true' || complete === 'yes' ? 'list said to be complete' : undefined,
    drawn === undefined ? undefined : `drawn ${drawn}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The days that the population or the record covers, else those of the window. */
function periodOf(snapshot: Snapshot, record: RecordFact): string | undefined {
  const { fields } = record;
  for (const path of ['population', 'covers']) {
    const from = textAt(fields, `${path}.from`);
    const to = textAt(fields, `${path}.to`);
    if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  }
  const periods = performedPeriods(snapshot, record);
  const [first, last] = [periods[0], periods.at(-1)];
  if (first !== undefined && last !== undefined) return first === last ? first : `${first} to ${last}`;
  return textAt(fields, 'period') ?? windowOf(snapshot);
}

/**
 * The periods of what was performed through the as-of day, as written, first to last: those within the window, or all
 * of a record that speaks of other days.
 */
function performedPeriods({ audit }: Snapshot, record: RecordFact): readonly string[] {
  const { window } = audit.programme;
  const performed = audit.occurrencesOf(record).flatMap(({ period, performedOn, node }) => {
    const on = performedOn?.value?.on;
    const days = period?.value;
    const written = textAt(node, 'period');
    if (on === undefined || on > audit.asOf.date || days === undefined || written === undefined) return [];
    return [{ start: days.start, end: days.end, written }];
  });
  const within = performed.filter(
    ({ start, end }) => window === undefined || (end >= window.start && start <= window.end),
  );
  return [...(within.length > 0 ? within : performed)]
    .sort((a, b) => compare(a.start, b.start))
    .map(({ written }) => written);
}

function windowOf({ audit }: Snapshot): string | undefined {
  const { window, type1AsOf } = audit.programme;
  return window === undefined ? type1AsOf : `${window.start} to ${window.end}`;
}
