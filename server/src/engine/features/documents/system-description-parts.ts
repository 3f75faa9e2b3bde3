import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Block, Fact, Row } from './document.ts';
import { idsOf, personName, sortedRecords, textsAt, titleOf } from './record-reading.ts';

/** One heading of a description. */
export interface OutlinePart {
  readonly heading: string;
  /** Key of the scope record, or the record, that states it. */
  readonly key: string;
  /** Nothing when nothing is stated. */
  readonly blocks: readonly Block[];
  /** A few words of what is stated. */
  readonly summary: string;
}

const AT = 'soc2.system_description';

/** The headings that a report on the system has, in the order in which it is read. */
export function reportParts(snapshot: Snapshot, scope: RecordFact): readonly OutlinePart[] {
  const { fields } = scope;
  return [
    said('What the service does', `${AT}.services`, [
      ...texts(fields, `${AT}.services`),
      ...listed(textsAt(fields, 'soc2.services')),
    ]),
    said('What was promised to customers, and what that asks of the system', `${AT}.commitments`, [
      ...listed([
        ...objectives(fields, `${AT}.commitments`),
        ...objectives(fields, `${AT}.requirements`).map((text) => `${text} (asked of the system)`),
      ]),
    ]),
    said(
      'Components: infrastructure, software, people, procedures, data',
      `${AT}.components`,
      components(fields),
    ),
    systems(snapshot, fields),
    said('Where the system begins and ends', `${AT}.boundaries`, texts(fields, `${AT}.boundaries`)),
    said('How data flows', `${AT}.data_flows`, texts(fields, `${AT}.data_flows`)),
    said('Who does what', `${AT}.responsibilities`, texts(fields, `${AT}.responsibilities`)),
    criteria(snapshot),
    said('Incidents to disclose', `${AT}.incidents`, listed(incidents(snapshot, fields))),
    userControls(fields),
    subservices(snapshot),
    notApplicable(fields),
    changes(fields),
  ];
}

function said(heading: string, key: string, blocks: readonly Block[]): OutlinePart {
  return { heading, key, blocks, summary: summaryOf(blocks) };
}

function summaryOf(blocks: readonly Block[]): string {
  const [first] = blocks;
  switch (first?.type) {
    case 'paragraph':
      return first.text;
    case 'list':
      return `${first.items.length} stated`;
    case 'facts':
      return first.facts.map(({ label }) => label.toLowerCase()).join(', ');
    case 'table':
      return `${first.rows.length} listed`;
    default:
      return '';
  }
}

function texts(fields: MappingNode, path: string): readonly Block[] {
  const all = textsAt(fields, path);
  return all.length === 1 ? all.map((text) => ({ type: 'paragraph', text })) : listed(all);
}

function listed(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

/** Objectives named by their ids, with what they say. */
function objectives(scope: MappingNode, path: string): readonly string[] {
  const known = new Map(
    mappingsIn(nodeAtPath(scope, 'objectives')).map((node) => [textAt(node, 'id'), textAt(node, 'title')]),
  );
  return textsAt(scope, path).map((id) => {
    const title = known.get(id);
    return title === undefined ? id : `${id}: ${title}`;
  });
}

function components(scope: MappingNode): readonly Block[] {
  const node = nodeAtPath(scope, `${AT}.components`);
  if (node?.type !== 'mapping') return texts(scope, `${AT}.components`);
  const facts = node.pairs.flatMap(({ key }): readonly Fact[] => {
    const value = textsAt(node, key.text).join('; ');
    return value === '' ? [] : [{ label: key.text.slice(0, 1).toUpperCase() + key.text.slice(1), value }];
  });
  return facts.length === 0 ? [] : [{ type: 'facts', facts }];
}

function systems(snapshot: Snapshot, scope: MappingNode): OutlinePart {
  const named = new Set(textsAt(scope, 'soc2.systems'));
  const rows = mappingsIn(nodeAtPath(scope, 'systems'))
    .filter((node) => named.size === 0 || named.has(textAt(node, 'id') ?? ''))
    .map(
      (node): Row => ({
        id: textAt(node, 'id'),
        title: textAt(node, 'title'),
        owner: personName(snapshot, textAt(node, 'owner')),
        vendor: textAt(node, 'vendor'),
        data: textsAt(node, 'data'),
      }),
    );
  return tabled('Systems', 'systems', rows, [
    ['id', 'System'],
    ['title', 'Name'],
    ['owner', 'Owner'],
    ['vendor', 'Run by'],
    ['data', 'Data'],
  ]);
}

function criteria(snapshot: Snapshot): OutlinePart {
  const { standings, catalogue } = snapshot;
  const rows = catalogue.items('soc2').flatMap((item): readonly Row[] => {
    const { inScope, controls, state } = standings.item(item);
    return inScope ? [{ item: item.id, title: item.title, controls: idsOf(controls), state }] : [];
  });
  return {
    ...tabled('Criteria and the controls that meet them', 'satisfies, in the control records', rows, []),
    blocks:
      rows.length === 0
        ? []
        : [
            {
              type: 'table',
              name: 'Criteria',
              empty: 'No criterion is in scope.',
              columns: [
                { key: 'item', title: 'Criterion', type: 'text' },
                { key: 'title', title: 'Topic', type: 'text' },
                { key: 'controls', title: 'Controls', type: 'ids' },
                { key: 'state', title: 'Stands', type: 'state' },
              ],
              rows,
            },
          ],
  };
}

function incidents(snapshot: Snapshot, scope: MappingNode): readonly string[] {
  return textsAt(scope, `${AT}.incidents`).map((id) => {
    const record = snapshot.workspace.definitions(id).find(({ kind }) => kind === 'incident');
    const title = record === undefined ? undefined : titleOf(record);
    return title === undefined ? id : `${id}: ${title}`;
  });
}

function userControls(scope: MappingNode): OutlinePart {
  const node = nodeAtPath(scope, `${AT}.cuecs`);
  const rows = mappingsIn(node).map(
    (each): Row => ({ text: textAt(each, 'text'), criteria: textsAt(each, 'criteria') }),
  );
  const plain = node?.type === 'sequence' ? textsAt(scope, `${AT}.cuecs`).map((text): Row => ({ text })) : [];
  return tabled(
    'What customers must do themselves (complementary user entity controls)',
    `${AT}.cuecs`,
    [...rows, ...plain],
    [
      ['text', 'What they do'],
      ['criteria', 'Criteria'],
    ],
  );
}

/** Subservice organisations with their method, and what is left to them where they are carved out. */
function subservices(snapshot: Snapshot): OutlinePart {
  const rows = sortedRecords(snapshot, 'vendor').flatMap((vendor): readonly Row[] => {
    const node = nodeAtPath(vendor.fields, 'subservice');
    if (node?.type !== 'mapping') return [];
    const name = titleOf(vendor) === undefined ? vendor.id : `${vendor.id} ${vendor.title}`;
    const method = textAt(node, 'method') ?? 'not stated';
    const expected = mappingsIn(nodeAtPath(node, 'csocs'));
    if (expected.length === 0) return [{ vendor: name, method }];
    return expected.map((csoc) => ({
      vendor: name,
      method,
      text: textAt(csoc, 'text'),
      criteria: textsAt(csoc, 'criteria'),
      control: textsAt(csoc, 'monitored_by'),
    }));
  });
  return tabled(
    'Subservice organisations, and the controls expected of them',
    'subservice, in the vendor records',
    rows,
    [
      ['vendor', 'Organisation'],
      ['method', 'Method'],
      ['text', 'Expected of it'],
      ['criteria', 'Criteria'],
      ['control', 'Watched by'],
    ],
  );
}

function notApplicable(scope: MappingNode): OutlinePart {
  const node = nodeAtPath(scope, 'soc2.not_applicable');
  const rows = mappingsIn(node).map(
    (each): Row => ({ id: textAt(each, 'id'), reason: textAt(each, 'reason') }),
  );
  const part = tabled('Criteria that do not apply, and why', 'soc2.not_applicable', rows, [
    ['id', 'Criterion'],
    ['reason', 'Reason'],
  ]);
  if (rows.length > 0 || node?.type !== 'sequence') return part;
  return withNone(part, 'None: every criterion of the categories in scope applies.');
}

/** A list that is there and empty says something: that there is none. */
export function withNone(part: OutlinePart, text: string): OutlinePart {
  return { ...part, blocks: [{ type: 'paragraph', text }], summary: text };
}

function changes(scope: MappingNode): OutlinePart {
  const rows = mappingsIn(nodeAtPath(scope, 'changes')).map(
    (each): Row => ({
      id: textAt(each, 'id'),
      date: textAt(each, 'date'),
      title: textAt(each, 'title'),
      type: textAt(each, 'type'),
      significant: textAt(each, 'significant'),
    }),
  );
  return tabled('Changes to the system', 'changes', rows, [
    ['id', 'Change'],
    ['date', 'Date'],
    ['title', 'Title'],
    ['type', 'Type'],
    ['significant', 'Significant'],
  ]);
}

/** A heading with one table; lists in its rows are lists of ids, `date` holds days. */
export function tabled(
  heading: string,
  key: string,
  rows: readonly Row[],
  columns: readonly (readonly [key: string, title: string])[],
): OutlinePart {
  const isList = (name: string): boolean => rows.some((row) => Array.isArray(row[name]));
  const blocks: readonly Block[] =
    rows.length === 0
      ? []
      : [
          {
            type: 'table',
            name: heading,
            empty: 'Nothing is listed.',
            columns: columns.map(([name, title]) => ({
              key: name,
              title,
              type: name === 'date' ? 'date' : isList(name) ? 'ids' : 'text',
            })),
            rows,
          },
        ];
  return { heading, key, blocks, summary: `${rows.length} listed` };
}
