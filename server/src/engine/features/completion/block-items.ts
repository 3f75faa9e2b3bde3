import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import { canonical, writtenIds } from './listed-ids.ts';
import type { Place } from './place.ts';
import { nextPeriod } from './time-items.ts';
import { type Draft, draftText, scalar } from './writing.ts';

/** What only a person knows. */
const ASK = '"?"';

/** A block that is mostly written whole. `path` is the field that it is, or that it is an entry of. */
interface Block {
  readonly schema: string;
  readonly path: string;
  readonly label: string;
  readonly detail: string;
  readonly isEntry: boolean;
  readonly draft: (snapshot: Snapshot, place: Place) => Draft;
}

const EXCEPTION: Draft = [
  ['description', ASK],
  ['found_on', ASK],
  ['ticket', ASK],
  ['remediation', ASK],
  ['remediated_on', ASK],
];

const POPULATION: Draft = [
  ['description', ASK],
  ['source', ASK],
  ['query', ASK],
  ['from', ASK],
  ['to', ASK],
  ['as_of', ASK],
  ['count', ASK],
  ['complete', ASK],
];

function asked(...keys: readonly string[]): Draft {
  return keys.map((key) => [key, ASK] as const);
}

/** Evidence is never invented: besides the period that is owed, all is left to be filled in. */
function occurrence(snapshot: Snapshot, place: Place): Draft {
  const period = nextPeriod(snapshot, place);
  const rest = asked('performed_on', 'performed_by', 'reviewed_by', 'result', 'exceptions', 'path');
  return [['period', period === undefined ? ASK : scalar(period)], ...rest];
}

const BLOCKS: readonly Block[] = [
  {
    schema: 'evidence',
    path: 'occurrences',
    label: 'new occurrence',
    detail: 'the next period that is missing; the rest to be filled in',
    isEntry: true,
    draft: occurrence,
  },
  {
    schema: 'evidence',
    path: 'population',
    label: 'population',
    detail: 'the complete list, with proof that it is complete',
    isEntry: false,
    draft: () => POPULATION,
  },
  {
    schema: 'evidence',
    path: 'occurrences.population',
    label: 'population',
    detail: 'the list this occurrence worked from',
    isEntry: false,
    draft: () => POPULATION,
  },
  {
    schema: 'evidence',
    path: 'exceptions',
    label: 'new exception',
    detail: 'what deviated and what was done about it',
    isEntry: true,
    draft: () => EXCEPTION,
  },
  {
    schema: 'evidence',
    path: 'occurrences.exceptions',
    label: 'new exception',
    detail: 'what deviated and what was done about it',
    isEntry: true,
    draft: () => EXCEPTION,
  },
  {
    schema: 'incident',
    path: 'artifacts',
    label: 'the five artifacts',
    detail: 'what both auditors accept for an incident',
    isEntry: false,
    draft: () => [
      ...asked('detection_record', 'triage_log', 'containment_recovery_log', 'post_incident_review'),
      ['forensic_index', [asked('item', 'handled_by', 'collected_at', 'location', 'sha256')]],
    ],
  },
  {
    schema: 'incident',
    path: 'actions',
    label: 'new action',
    detail: 'what is done so that it does not happen again',
    isEntry: true,
    draft: () => asked('action', 'owner', 'due'),
  },
  {
    schema: 'vendor',
    path: 'contract.security_clauses',
    label: 'security clauses',
    detail: 'what the contract holds',
    isEntry: false,
    draft: () => asked('status', 'incident_notice', 'audit_report', 'deletion', 'sub_processors'),
  },
  {
    schema: 'vendor',
    path: 'assurance',
    label: 'new report',
    detail: 'a report of the vendor, and who read it',
    isEntry: true,
    draft: () =>
      asked('type', 'period_start', 'period_end', 'opinion', 'received_on', 'reviewed_on', 'reviewed_by'),
  },
  {
    schema: 'vendor',
    path: 'subservice.csocs',
    label: 'new CSOC',
    detail: 'a control that you assume at the provider',
    isEntry: true,
    draft: () => [
      ['text', ASK],
      ['criteria', '[]'],
      ['monitored_by', ASK],
    ],
  },
  {
    schema: 'risk',
    path: 'acceptance',
    label: 'acceptance',
    detail: 'who accepts the residual risk, until when',
    isEntry: false,
    draft: () => asked('by', 'date', 'until', 'reason'),
  },
  {
    schema: 'risk',
    path: 'plan',
    label: 'new step',
    detail: 'a step of the treatment plan',
    isEntry: true,
    draft: () => asked('action', 'owner', 'due', 'status'),
  },
  {
    schema: 'scope',
    path: 'soc2.system_description',
    label: 'the nine parts (DC 200)',
    detail: 'what a system description holds',
    isEntry: false,
    draft: () => [
      ...asked('body', 'services'),
      ['commitments', '[]'],
      ['requirements', ASK],
      ['components', asked('infrastructure', 'software', 'people', 'procedures', 'data')],
      ['incidents', '[]'],
      ['cuecs', '[]'],
      ['subservice', '[]'],
      ['changes', '[]'],
    ],
  },
];

/** Whole blocks that may be written at the place. */
export function blockItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  if (place.colonFollows) return [];
  const items = BLOCKS.filter((block) => block.schema === place.schema).flatMap((block, index) => {
    const insert = blockText(snapshot, place, block);
    return insert === undefined ? [] : [blockItem(place, block.label, block.detail, insert, index)];
  });
  return [...items, ...soaRows(snapshot, place)];
}

function blockText(snapshot: Snapshot, place: Place, block: Block): string | undefined {
  const { property, flow, indent, lead } = place;
  const write = (at: string): string => draftText(block.draft(snapshot, place), at, flow);
  if (property.path === block.path) {
    if (place.what === 'item') return block.isEntry ? lead + write(indent) : undefined;
    if (place.what === 'value')
      return block.isEntry ? valueText(place, `${flow ? '[' : '- '}`, write) : valueText(place, '', write);
    const isEmpty = (place.mapping?.pairs ?? []).every(
      ({ key }) => key.start <= place.replace.end && place.replace.start <= key.end,
    );
    return !block.isEntry && isEmpty && !flow ? lead + write(indent) : undefined;
  }
  const [parent, name] = split(block.path);
  if (place.what !== 'key' || property.path !== parent || hasKey(place, name)) return undefined;
  if (flow) return `${lead}${name}: ${block.isEntry ? `[${write('')}]` : write('')}`;
  const below = `${indent}  `;
  return block.isEntry
    ? `${lead}${name}:\n${below}- ${write(`${below}  `)}`
    : `${lead}${name}:\n${below}${write(below)}`;
}

/** Behind `name:` on its own line the block begins on the next one. */
function valueText(place: Place, mark: string, write: (indent: string) => string): string {
  if (place.flow) return `${place.lead}${mark === '[' ? `[${write('')}]` : write('')}`;
  const below = `${place.indent}  `;
  return `\n${below}${mark}${write(below + (mark === '' ? '' : '  '))}`;
}

function split(path: string): readonly [parent: string, name: string] {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? ['', path] : [path.slice(0, dot), path.slice(dot + 1)];
}

function hasKey(place: Place, name: string): boolean {
  return (place.mapping?.pairs ?? []).some(
    ({ name: written, key }) =>
      written === name && !(key.start <= place.replace.end && place.replace.start <= key.end),
  );
}

function blockItem(
  place: Place,
  label: string,
  detail: string,
  insert: string,
  index: number,
): CompletionItem {
  return {
    label,
    detail,
    kind: 'block',
    insert,
    snippet: false,
    replace: place.replace,
    sortText: sortKey(place.what === 'key' ? 500 : 0, index),
    filterText: place.typed === '' ? label : `${place.property.path.split('.').at(-1) ?? ''} ${label}`,
  };
}

/** Rows of Annex A controls that the Statement of Applicability does not have yet, with the controls that cite them. */
function soaRows(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  if (place.schema !== 'soa' || place.what !== 'item' || place.property.path !== 'controls') return [];
  const present = new Set(
    (place.sequence?.items ?? []).flatMap((item) =>
      writtenIds(item).flatMap((token) => canonical(snapshot, 'iso27001', token).map(({ id }) => id)),
    ),
  );
  const missing = snapshot.catalogue
    .items('iso27001')
    .filter((item) => item.type === 'annex-a' && !present.has(item.id));
  return missing.map((item, index) => ({
    ...blockItem(
      place,
      item.id,
      'a row that is missing',
      place.lead + draftText(soaRow(snapshot, item.id), place.indent, place.flow),
      index + 10,
    ),
    description: item.title,
    filterText: `${item.id} ${item.title}`,
    data: { type: 'item', framework: 'iso27001', id: item.id },
  }));
}

function soaRow(snapshot: Snapshot, id: string): Draft {
  const controls = new Set<string>();
  for (const citation of snapshot.workspace.citationsOf('iso27001', id).slice(0, 50)) {
    if (citation.record.kind === 'control' && citation.place === 'satisfies')
      controls.add(citation.record.id);
  }
  const listed = [...controls].slice(0, 5).map(scalar).join(', ');
  return [
    ['id', id],
    ['applicable', ASK],
    ['justification', ASK],
    ['implementation_status', ASK],
    ['controls', `[${listed}]`],
  ];
}
