import { currentSoas, rowsInForce, type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Block, Column, DocumentRequest, Fact, Row, Section } from './document.ts';
import { groupText } from './framework-words.ts';
import { byId, citedBy, compare, idsOf, personName, textsAt, textsIn } from './record-reading.ts';

/** All 93 controls of Annex A: applicable or not, why, how far it is implemented, by what, and what shows it. */
export function statementOfApplicability(snapshot: Snapshot, _request: DocumentRequest): readonly Section[] {
  const soas = [...currentSoas(snapshot.workspace)].sort(byId);
  const rows = rowsInForce(snapshot.workspace);
  const isKnown = ({ id }: SoaRow): boolean =>
    id !== undefined && snapshot.catalogue.item('iso27001', id) !== undefined;
  const others = soas.flatMap((soa) =>
    soaRows(soa, snapshot.workspace)
      .filter((row) => !isKnown(row))
      .map(otherRow),
  );
  const items = snapshot.catalogue.items('iso27001').filter(({ type }) => type === 'annex-a');
  const blocks: Block[] = [
    ...heads(snapshot, soas),
    {
      type: 'table',
      name: 'Annex A',
      groupedBy: 'theme',
      empty: 'Annex A is not known.',
      columns: COLUMNS,
      rows: items.map((item) => rowOf(snapshot, item, rows.get(item.id))),
    },
  ];
  if (others.length === 0) return [{ heading: 'Annex A', blocks }];
  return [
    { heading: 'Annex A', blocks },
    { heading: 'Other rows', blocks: [otherTable(others)] },
  ];
}

const COLUMNS: readonly Column[] = [
  { key: 'theme', title: 'Theme', type: 'text' },
  { key: 'id', title: 'Control', type: 'text' },
  { key: 'title', title: 'Title', type: 'text' },
  { key: 'applicable', title: 'Applicable', type: 'text' },
  { key: 'justification', title: 'Justification', type: 'text' },
  { key: 'status', title: 'Implementation status', type: 'text' },
  { key: 'drivers', title: 'Drivers', type: 'ids' },
  { key: 'controls', title: 'Our controls', type: 'ids' },
  { key: 'evidence', title: 'Artifacts', type: 'ids' },
  { key: 'state', title: 'Stands', type: 'state' },
  { key: 'criteria', title: 'SOC 2 criteria of our controls', type: 'ids', view: 'soc2' },
];

function heads(snapshot: Snapshot, soas: readonly RecordFact[]): readonly Block[] {
  if (soas.length === 0) {
    const text =
      'No Statement of Applicability is in force here. Write one (kind: soa) with a row for each of the 93 controls; until then no line says whether the control applies.';
    return [{ type: 'paragraph', text }];
  }
  return soas.map((soa): Block => {
    const said = (label: string, value: string | undefined): readonly Fact[] =>
      value === undefined ? [] : [{ label, value }];
    const { fields } = soa;
    return {
      type: 'facts',
      facts: [
        { label: 'Statement', value: soa.title === soa.id ? soa.id : `${soa.id} ${soa.title}` },
        ...said('Version', textAt(fields, 'version')),
        ...said('Scope', textAt(fields, 'scope')),
        ...said('Owner', personName(snapshot, textAt(fields, 'owner'))),
        ...said('Approved by', personName(snapshot, textAt(fields, 'approved_by'))),
        ...said('Approved on', textAt(fields, 'approved_on')),
        ...said('Risk assessment of', textAt(fields, 'risk_assessment_on')),
      ],
    };
  });
}

function rowOf(snapshot: Snapshot, item: FrameworkItem, row: SoaRow | undefined): Row {
  const { state, controls, evidence } = snapshot.standings.item(item);
  const named = (row?.controls ?? []).flatMap((id) =>
    snapshot.workspace.definitions(id).filter(({ kind }) => kind === 'control'),
  );
  const ours = [...new Set([...named, ...controls])];
  const listed = row === undefined ? [] : textsAt(row.node, 'evidence');
  const criteria = new Set(ours.flatMap((control) => citedBy(snapshot, control, 'soc2')));
  return {
    theme: groupText(item),
    id: item.id,
    title: item.title,
    applicable:
      row === undefined
        ? 'No row'
        : row.applicable === undefined
          ? 'Not stated'
          : row.applicable
            ? 'Yes'
            : 'No',
    justification: row?.reason,
    status: row?.status,
    drivers: row === undefined ? [] : driversOf(row.node),
    controls: [...new Set([...(row?.controls ?? []), ...idsOf(controls)])].sort(compare),
    evidence: [...new Set([...listed, ...idsOf(evidence)])].sort(compare),
    state,
    criteria: snapshot.catalogue.items('soc2').flatMap(({ id }) => (criteria.has(id) ? [id] : [])),
  };
}

/** `R-001`, `law: GDPR`, `contract: customer MSA`. */
function driversOf(row: MappingNode): readonly string[] {
  const node = nodeAtPath(row, 'drivers');
  if (node?.type !== 'mapping') return textsIn(node);
  const words: Readonly<Record<string, string>> = {
    laws: 'law: ',
    contracts: 'contract: ',
    business: 'business: ',
    baseline: 'baseline: ',
  };
  return node.pairs.flatMap(({ key, value }) =>
    textsIn(value).map((text) => `${words[key.text] ?? ''}${text}`),
  );
}

function otherRow(row: SoaRow): Row {
  return {
    id: row.citation.token,
    applicable: row.applicable === undefined ? 'Not stated' : row.applicable ? 'Yes' : 'No',
    justification: row.reason,
    status: row.status,
    controls: row.controls,
  };
}

function otherTable(rows: readonly Row[]): Block {
  return {
    type: 'table',
    name: 'Other rows',
    empty: 'There are no others.',
    columns: [
      { key: 'id', title: 'As written', type: 'text' },
      { key: 'applicable', title: 'Applicable', type: 'text' },
      { key: 'justification', title: 'Justification', type: 'text' },
      { key: 'status', title: 'Implementation status', type: 'text' },
      { key: 'controls', title: 'Our controls', type: 'ids' },
    ],
    rows,
  };
}
