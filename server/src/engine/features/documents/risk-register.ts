import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Block, Cell, Column, DocumentRequest, Row, Section, Table } from './document.ts';
import { citedBy, ownerOf, personName, sortedRecords, textsAt, titleOf } from './record-reading.ts';
import { withState } from './standing-words.ts';

/** One register for both frameworks: what could happen, how bad, what is done, who answers, what reopens it. */
export function riskRegister(snapshot: Snapshot, _request: DocumentRequest): readonly Section[] {
  const risks = sortedRecords(snapshot, 'risk');
  return [
    { heading: 'Risks', blocks: [...criteria(snapshot), riskTable(snapshot, risks)] },
    { heading: 'Treatment plan', blocks: [planTable(snapshot, risks)] },
  ];
}

const COLUMNS: readonly Column[] = [
  { key: 'id', title: 'Risk', type: 'text' },
  { key: 'title', title: 'Title', type: 'text' },
  { key: 'category', title: 'Category', type: 'text' },
  { key: 'owner', title: 'Owner', type: 'text' },
  { key: 'description', title: 'Description', type: 'text' },
  { key: 'objectives', title: 'Objectives', type: 'ids' },
  { key: 'soc2', title: 'Criteria', type: 'ids', view: 'soc2' },
  { key: 'iso27001', title: 'Annex A', type: 'ids', view: 'iso27001' },
  { key: 'inherent', title: 'Inherent', type: 'number' },
  { key: 'residual', title: 'Residual', type: 'number' },
  { key: 'treatment', title: 'Treatment', type: 'text' },
  { key: 'acceptance', title: 'Accepted', type: 'text' },
  { key: 'controls', title: 'Controls', type: 'ids' },
  { key: 'trigger', title: 'Reopened by', type: 'ids' },
  { key: 'assessed', title: 'Assessed', type: 'date' },
  { key: 'nextReview', title: 'Next review', type: 'date' },
  { key: 'vendors', title: 'Vendors', type: 'ids' },
];

function criteria(snapshot: Snapshot): readonly Block[] {
  for (const { fields } of sortedRecords(snapshot, 'program')) {
    const facts = [
      ['Scale', textAt(fields, 'risk_criteria.scale')],
      ['Appetite', textAt(fields, 'risk_criteria.appetite')],
      ['Method', textAt(fields, 'risk_criteria.method')],
    ].flatMap(([label, value]) => (label === undefined || value === undefined ? [] : [{ label, value }]));
    if (facts.length > 0) return [{ type: 'facts', facts }];
  }
  return [];
}

function riskTable(snapshot: Snapshot, risks: readonly RecordFact[]): Table {
  return {
    type: 'table',
    name: 'Risks',
    empty: 'There are no risk records. Write one for each risk, with the ids of both frameworks.',
    columns: COLUMNS,
    rows: risks.map((risk): Row => {
      const { fields } = risk;
      return {
        id: risk.id,
        title: titleOf(risk),
        category: textAt(fields, 'category'),
        owner: ownerOf(snapshot, risk),
        description: textAt(fields, 'description'),
        objectives: textsAt(fields, 'objectives'),
        soc2: citedBy(snapshot, risk, 'soc2'),
        iso27001: citedBy(snapshot, risk, 'iso27001'),
        inherent: rating(fields, 'inherent'),
        residual: rating(fields, 'residual'),
        treatment: textAt(fields, 'treatment'),
        acceptance: acceptanceText(snapshot, fields),
        controls: textsAt(fields, 'controls').map((id) => controlText(snapshot, id)),
        trigger: [...textsAt(fields, 'change_trigger.events'), ...textsAt(fields, 'change_trigger.refs')],
        assessed: textAt(fields, 'assessed_on'),
        nextReview: textAt(fields, 'next_review'),
        vendors: textsAt(fields, 'vendors'),
      };
    }),
  };
}

/** The product of likelihood and impact, a stated score, or the words of the record. */
function rating(risk: MappingNode, field: string): Cell {
  const node = nodeAtPath(risk, field);
  const stated = node?.type === 'mapping' ? textAt(node, 'score') : textAt(risk, field);
  if (stated !== undefined) return numberOr(stated);
  if (node?.type !== 'mapping') return undefined;
  const likelihood = textAt(node, 'likelihood');
  const impact = textAt(node, 'impact');
  if (likelihood === undefined || impact === undefined) return undefined;
  const product = Number(likelihood) * Number(impact);
  return Number.isFinite(product) ? product : `${likelihood} × ${impact}`;
}

function numberOr(text: string): Cell {
  return /^\d{1,6}(?:\.\d{1,4})?$/.test(text) ? Number(text) : text;
}

function acceptanceText(snapshot: Snapshot, risk: MappingNode): string | undefined {
  const node = nodeAtPath(risk, 'acceptance');
  if (node?.type !== 'mapping') return undefined;
  const by = personName(snapshot, textAt(node, 'by'));
  const date = textAt(node, 'date');
  const until = textAt(node, 'until');
  const reason = textAt(node, 'reason');
  const head = [
    ...(by === undefined ? [] : [`by ${by}`]),
    ...(date === undefined ? [] : [`on ${date}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ].join(' ');
  const text = [head, reason].filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? undefined : text;
}

/** The id, and how the control stands where that is not as it should be. */
function controlText(snapshot: Snapshot, id: string): string {
  const control = snapshot.workspace.definitions(id).find(({ kind }) => kind === 'control');
  if (control === undefined) return id;
  const { state } = snapshot.standings.control(control);
  return state === 'current' || state === 'due-soon' ? id : withState(control, state);
}

function planTable(snapshot: Snapshot, risks: readonly RecordFact[]): Table {
  return {
    type: 'table',
    name: 'Treatment plan',
    empty: 'No risk has a treatment plan.',
    columns: [
      { key: 'risk', title: 'Risk', type: 'text' },
      { key: 'action', title: 'Action', type: 'text' },
      { key: 'owner', title: 'Owner', type: 'text' },
      { key: 'due', title: 'Due', type: 'date' },
      { key: 'status', title: 'Status', type: 'text' },
      { key: 'done', title: 'Done', type: 'date' },
    ],
    rows: risks.flatMap((risk) =>
      mappingsIn(nodeAtPath(risk.fields, 'plan')).map(
        (step): Row => ({
          risk: risk.id,
          action: textAt(step, 'action'),
          owner: personName(snapshot, textAt(step, 'owner')),
          due: textAt(step, 'due'),
          status: textAt(step, 'status'),
          done: textAt(step, 'done_on'),
        }),
      ),
    ),
  };
}
