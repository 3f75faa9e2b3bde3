import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Block, Fact, Row } from './document.ts';
import { personName, textsAt } from './record-reading.ts';
import { type OutlinePart, tabled, withNone } from './system-description-parts.ts';

/** What the scope of a management system states: boundary, what is inside, interfaces, exclusions, context. */
export function managementSystem(snapshot: Snapshot, { fields }: RecordFact): readonly OutlinePart[] {
  const list = (path: string): readonly Block[] => {
    const items = textsAt(fields, path);
    return items.length === 0 ? [] : [{ type: 'list', items }];
  };
  const boundary = textAt(fields, 'isms.boundary');
  const inside = [
    ['Units', 'isms.units'],
    ['Services', 'isms.services'],
    ['Systems', 'isms.systems'],
  ].flatMap(([label, path]): readonly Fact[] => {
    const value = textsAt(fields, path ?? '').join(', ');
    return label === undefined || value === '' ? [] : [{ label, value }];
  });
  const parties = mappingsIn(nodeAtPath(fields, 'isms.context.parties')).map(
    (party): Row => ({ name: textAt(party, 'name'), needs: textsAt(party, 'needs') }),
  );
  const approved = textAt(fields, 'approved_on');
  const approval = [
    ['Owner', personName(snapshot, textAt(fields, 'owner'))],
    ['Approved by', personName(snapshot, textAt(fields, 'approved_by'))],
    ['Approved on', approved],
  ].flatMap(([label, value]): readonly Fact[] =>
    label === undefined || value === undefined ? [] : [{ label, value }],
  );
  return [
    {
      heading: 'Management system: its boundary',
      key: 'isms.boundary',
      blocks: boundary === undefined ? [] : [{ type: 'paragraph', text: boundary }],
      summary: boundary ?? '',
    },
    {
      heading: 'Management system: what lies inside',
      key: 'isms.units',
      blocks: inside.length === 0 ? [] : [{ type: 'facts', facts: inside }],
      summary: inside.map(({ label }) => label.toLowerCase()).join(', '),
    },
    {
      heading: 'Management system: interfaces and dependencies',
      key: 'isms.interfaces',
      blocks: list('isms.interfaces'),
      summary: `${textsAt(fields, 'isms.interfaces').length} stated`,
    },
    tabled(
      'Management system: what is left out, and why',
      'isms.exclusions',
      mappingsIn(nodeAtPath(fields, 'isms.exclusions')).map(
        (each): Row => ({ item: textAt(each, 'item'), reason: textAt(each, 'reason') }),
      ),
      [
        ['item', 'Left out'],
        ['reason', 'Reason'],
      ],
    ),
    {
      heading: 'Management system: issues that matter to it',
      key: 'isms.context.issues',
      blocks: list('isms.context.issues'),
      summary: `${textsAt(fields, 'isms.context.issues').length} stated`,
    },
    tabled('Management system: who has an interest in it', 'isms.context.parties', parties, [
      ['name', 'Party'],
      ['needs', 'What it needs'],
    ]),
    differences(fields),
    {
      heading: 'Approval of the scope',
      key: 'approved_on',
      blocks: approval.length === 0 ? [] : [{ type: 'facts', facts: approval }],
      summary: approved ?? '',
    },
  ];
}

function differences(scope: MappingNode): OutlinePart {
  const node = nodeAtPath(scope, 'differences');
  const rows = mappingsIn(node).map(
    (each): Row => ({ item: textAt(each, 'item'), in: textAt(each, 'in'), reason: textAt(each, 'reason') }),
  );
  const part = tabled('Where the two scopes differ, and why', 'differences', rows, [
    ['item', 'Item'],
    ['in', 'Only in'],
    ['reason', 'Reason'],
  ]);
  const isNone = rows.length === 0 && node?.type === 'sequence';
  return isNone ? withNone(part, 'Nowhere: the two scopes are the same.') : part;
}
