import type { RecordFact } from '../../model/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Block, DocumentRequest, Row, Section } from './document.ts';
import { managementSystem } from './management-system.ts';
import { sortedRecords } from './record-reading.ts';
import { type OutlinePart, reportParts } from './system-description-parts.ts';

/**
 * The headings of a system description with what the records say under each. It writes nothing by itself: what is not
 * stated is named, with the key to write. The main table is the outline: which headings are filled.
 */
export function systemDescription(snapshot: Snapshot, { view }: DocumentRequest): readonly Section[] {
  const scopes = sortedRecords(snapshot, 'scope');
  const [scope] = scopes;
  if (scope === undefined)
    return [
      outline([], 'There is no scope record. Write one (kind: scope): the description is made from it.'),
    ];
  const parts: OutlinePart[] = [
    ...(view === 'iso27001' ? [] : reportParts(snapshot, scope)),
    ...(view === 'soc2' ? [] : managementSystem(snapshot, scope)),
  ];
  const others = scopes.slice(1);
  return [
    outline(parts, 'There is nothing to describe in this view.', others),
    ...parts.map(({ heading, key, blocks }, at) => ({
      heading: `${at + 1}. ${heading}`,
      blocks: blocks.length > 0 ? blocks : [missing(key)],
    })),
  ];
}

function missing(key: string): Block {
  return { type: 'paragraph', text: `Not stated yet: write ${key}.` };
}

function outline(parts: readonly OutlinePart[], empty: string, others: readonly RecordFact[] = []): Section {
  const rows = parts.map(
    ({ heading, key, blocks, summary }, at): Row => ({
      number: at + 1,
      heading,
      stated: blocks.length > 0 ? 'yes' : 'no',
      says: blocks.length > 0 ? summary : undefined,
      key,
    }),
  );
  const blocks: Block[] = [];
  if (others.length > 0)
    blocks.push({
      type: 'paragraph',
      text: `Made from the first scope record; there are others: ${others.map(({ id }) => id).join(', ')}.`,
    });
  blocks.push({
    type: 'table',
    name: 'Outline',
    empty,
    columns: [
      { key: 'number', title: 'No.', type: 'number' },
      { key: 'heading', title: 'Heading', type: 'text' },
      { key: 'stated', title: 'Stated', type: 'text' },
      { key: 'says', title: 'In short', type: 'text' },
      { key: 'key', title: 'Where it is written', type: 'text' },
    ],
    rows,
  });
  return { heading: 'Outline', blocks };
}
