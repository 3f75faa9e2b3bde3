import { STATE_WORDS } from '../../../protocol/state.ts';
import { rowsInForce } from '../../audit/soa-rows.ts';
import type { ItemStanding } from '../../audit/standings.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import type { DocumentRequest, Row, Section, Table } from './document.ts';
import { type FrameworkPart, frameworkParts, groupText } from './framework-words.ts';
import { byId, citedBy, idsOf, ownerOf, sortedRecords, titleOf } from './record-reading.ts';
import { frequencyText, locationsOf, occurrencesText } from './standing-words.ts';

/** Criterion or Annex A control, the control behind it, the artifacts that show it, and where the same is used again. */
export function controlEvidenceIndex(snapshot: Snapshot, { view }: DocumentRequest): readonly Section[] {
  const parts = frameworkParts(snapshot, view);
  const cellsOf = controlCells(snapshot);
  const rows = parts.flatMap((part) =>
    part.items.flatMap((item) => rowsOf(snapshot, part, snapshot.standings.item(item), cellsOf)),
  );
  return [
    {
      heading: 'Index',
      blocks: [
        {
          type: 'paragraph',
          text: 'Each item in scope with the controls that take it up and the artifacts that show it, as the records say it. An item with several controls has several lines.',
        },
        indexTable(rows),
      ],
    },
    { heading: 'Artifacts', blocks: [artifactTable(snapshot)] },
  ];
}

function rowsOf(
  snapshot: Snapshot,
  part: FrameworkPart,
  standing: ItemStanding,
  cellsOf: (control: RecordFact) => Row,
): readonly Row[] {
  const { item, controls, evidence, state } = standing;
  if (!isListed(snapshot, standing)) return [];
  const shared: Row = {
    part: `${part.title}: ${groupText(item)}`,
    item: item.id,
    itemTitle: item.title,
    itemState: state,
  };
  if (controls.length === 0) return [{ ...shared, controlTitle: withoutControl(snapshot, standing) }];
  const shown = new Set(evidence);
  return [...controls].sort(byId).map((control): Row => {
    const artifacts = snapshot.standings.control(control).evidence.filter((record) => shown.has(record));
    return { ...shared, ...cellsOf(control), artifacts: idsOf(artifacts) };
  });
}

/** Items in scope; of the clauses of a framework in the programme also those that a control cites: all of them apply. */
function isListed({ standings }: Snapshot, { item, inScope, controls }: ItemStanding): boolean {
  if (inScope) return true;
  return item.type === 'clause' && controls.length > 0 && standings.asked(item.framework).size > 0;
}

/** Why an item stands without a control in operation that cites it. */
function withoutControl(snapshot: Snapshot, { item, covered, state }: ItemStanding): string {
  if (!covered) return 'No control takes it up.';
  if (state === 'policy-only')
    return 'Taken up by a policy or another document; no control in operation cites it.';
  const named = item.type === 'annex-a' ? rowsInForce(snapshot.workspace).get(item.id)?.controls : undefined;
  if (named !== undefined && named.length > 0)
    return `The SoA names ${named.join(', ')}; no control in operation cites it.`;
  return 'Controls cite it, and none of them is in operation yet.';
}

/** What a line says of its control, whichever item it stands beside: worked out once for each control. */
function controlCells(snapshot: Snapshot): (control: RecordFact) => Row {
  const known = new Map<RecordFact, Row>();
  return (control) => {
    let cells = known.get(control);
    if (cells === undefined) {
      const standing = snapshot.standings.control(control);
      cells = {
        control: control.id,
        controlTitle: titleOf(control),
        owner: ownerOf(snapshot, control),
        frequency: frequencyText(snapshot, control),
        occurrences: occurrencesText(standing),
        state: standing.state,
        last: standing.last,
        nextDue: standing.nextDue,
        soc2: citedBy(snapshot, control, 'soc2'),
        iso27001: citedBy(snapshot, control, 'iso27001'),
      };
      known.set(control, cells);
    }
    return cells;
  };
}

function indexTable(rows: readonly Row[]): Table {
  return {
    type: 'table',
    name: 'Index',
    groupedBy: 'part',
    empty: 'Nothing is in scope.',
    columns: [
      { key: 'part', title: 'Framework and group', type: 'text' },
      { key: 'item', title: 'Item', type: 'text' },
      { key: 'itemTitle', title: 'Topic', type: 'text' },
      { key: 'itemState', title: 'Item stands', type: 'state' },
      { key: 'control', title: 'Control', type: 'text' },
      { key: 'controlTitle', title: 'What it says', type: 'text' },
      { key: 'owner', title: 'Owner', type: 'text' },
      { key: 'frequency', title: 'Frequency', type: 'text' },
      { key: 'occurrences', title: 'In the window', type: 'text' },
      { key: 'artifacts', title: 'Artifacts', type: 'ids' },
      { key: 'state', title: 'Control stands', type: 'state' },
      { key: 'last', title: 'Last', type: 'date' },
      { key: 'nextDue', title: 'Next due', type: 'date' },
      { key: 'soc2', title: 'Criteria of the control', type: 'ids' },
      { key: 'iso27001', title: 'Annex A and clauses of the control', type: 'ids' },
    ],
    rows,
  };
}

function artifactTable(snapshot: Snapshot): Table {
  return {
    type: 'table',
    name: 'Artifacts',
    empty: 'There are no evidence records.',
    columns: [
      { key: 'id', title: 'Artifact', type: 'text' },
      { key: 'title', title: 'Title', type: 'text' },
      { key: 'type', title: 'Type', type: 'text' },
      { key: 'shows', title: 'Shows', type: 'text' },
      { key: 'owner', title: 'Owner', type: 'text' },
      { key: 'frequency', title: 'Frequency', type: 'text' },
      { key: 'last', title: 'Last', type: 'date' },
      { key: 'nextDue', title: 'Next due', type: 'date' },
      { key: 'state', title: 'Stands', type: 'state' },
      { key: 'controls', title: 'Controls', type: 'ids' },
      { key: 'locations', title: 'Where', type: 'ids' },
    ],
    rows: sortedRecords(snapshot, 'evidence').map((record) => artifactRow(snapshot, record)),
  };
}

function artifactRow(snapshot: Snapshot, record: RecordFact): Row {
  const { state, designOnly, freshness } = snapshot.standings.evidence(record);
  return {
    id: record.id,
    title: titleOf(record),
    type: textAt(record.fields, 'type'),
    shows: designOnly ? 'design' : state === 'unevidenced' ? STATE_WORDS.unevidenced.label : 'operation',
    owner: ownerOf(snapshot, record),
    frequency: frequencyText(snapshot, record),
    last: freshness.last,
    nextDue: freshness.nextDue,
    state,
    controls: idsOf(snapshot.audit.controlsOf(record)),
    locations: locationsOf(record, snapshot),
  };
}
