import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { Reading } from '../../frameworks/id-grammar.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted } from '../words/day-words.ts';
import { escaped } from '../words/markdown-text.ts';
import type { Card, Row } from './card.ts';
import { itemCard } from './item-hover.ts';
import { coverageWord } from './item-words.ts';
import { row } from './record-words.ts';

/**
 * What is shown about an id as written: the item that it names, what became of it, what it might mean, or what is near.
 * `framework` is in normal form.
 */
export function readingCard(
  snapshot: Snapshot,
  framework: string,
  token: string,
  reading: Reading,
): Card | undefined {
  switch (reading.type) {
    case 'known':
    case 'spelling':
      return cardOf(snapshot, framework, reading.id);
    case 'point-of-focus': {
      const remark = row(
        'Note',
        `${escaped(token, 40)} looks like a point of focus of ${reading.id}: guidance beside the criterion, not a criterion`,
      );
      return cardOf(snapshot, framework, reading.id, [remark]);
    }
    case 'yaml-number':
      return cardOf(snapshot, framework, reading.annexA, [
        row('Note', `YAML reads ${escaped(token, 20)} as a number; write ${reading.annexA}`),
      ]);
    case 'other-framework':
      return cardOf(snapshot, reading.framework, reading.id, [
        row('Note', `belongs under ${reading.framework}, not under ${escaped(framework, 30)}`),
      ]);
    case 'legacy-control':
    case 'legacy-group':
      return legacyCard(snapshot, reading.legacy, reading.title, reading.successors);
    case 'group':
      return groupCard(snapshot, framework, reading.group, reading.members);
    case 'range':
    case 'list':
      return severalCard(snapshot, framework, token, reading.members);
    case 'bare-number':
      return bareNumberCard(snapshot, token, reading);
    case 'placeholder':
      return {
        heading: `**${escaped(token, 40)}** is a placeholder of a template`,
        rows: [row('Do', 'write the id of the item that is meant')],
      };
    case 'unknown':
      return unknownCard(snapshot, framework, token, reading.nearest);
  }
}

function cardOf(
  snapshot: Snapshot,
  framework: string,
  id: string,
  remarks: readonly (Row | undefined)[] = [],
): Card | undefined {
  const item = snapshot.catalogue.item(framework, id);
  return item === undefined ? undefined : itemCard(snapshot, item, remarks);
}

function titled(snapshot: Snapshot, framework: string, id: string): string {
  const item = snapshot.catalogue.item(framework, id);
  return item === undefined ? escaped(id, 40) : `${escaped(id, 40)} ${escaped(item.title, 90)}`;
}

/** Successors come first: the 2013 number is what is left of a withdrawn edition. */
function legacyCard(snapshot: Snapshot, legacy: string, title: string, successors: readonly string[]): Card {
  const [only] = successors;
  const remark = row(
    '2013',
    `${escaped(legacy, 40)} ${escaped(title, 100)}: an id of ISO/IEC 27001:2013, which was withdrawn`,
  );
  if (only !== undefined && successors.length === 1) {
    const item = snapshot.catalogue.item('iso27001', only);
    if (item !== undefined) return itemCard(snapshot, item, [remark]);
  }
  const shown = successors.slice(0, 8).map((id) => row('', titled(snapshot, 'iso27001', id)));
  return {
    heading: `${successors.length === 0 ? '**No successor**' : `**${successors.slice(0, 6).join(', ')}${successors.length > 6 ? ' …' : ''}**`} · what ${escaped(legacy, 40)} of 2013 became`,
    rows: [...shown, remark],
  };
}

function groupCard(snapshot: Snapshot, framework: string, group: string, members: readonly string[]): Card {
  const { catalogue } = snapshot;
  const coverage = framework === 'soc2' ? catalogue.seriesCoverage(group) : undefined;
  return {
    heading: `**${escaped(group, 30)}** ${escaped(catalogue.groupTitle(framework, group) ?? '', 120)} · ${counted(members.length, 'item')}`,
    rows: [
      row('Means', 'a group; a record cites single items of it'),
      row(
        'ISO',
        coverage === undefined
          ? undefined
          : `ISO evidence covers ${coverageWord(coverage)} of a typical criterion in it (${coverage})`,
      ),
      ...memberRows(snapshot, framework, members),
    ],
  };
}

function severalCard(snapshot: Snapshot, framework: string, token: string, members: readonly string[]): Card {
  return {
    heading: `**${escaped(token, 60)}** stands for ${counted(members.length, 'item')}`,
    rows: memberRows(snapshot, framework, members),
  };
}

const MOST_MEMBERS = 8;

function memberRows(
  snapshot: Snapshot,
  framework: string,
  members: readonly string[],
): readonly (Row | undefined)[] {
  const shown = members.slice(0, MOST_MEMBERS).map((id) => row('', titled(snapshot, framework, id)));
  const more = members.length - shown.length;
  return more > 0 ? [...shown, row('', `and ${more} more`)] : shown;
}

function bareNumberCard(
  snapshot: Snapshot,
  token: string,
  reading: Extract<Reading, { type: 'bare-number' }>,
): Card {
  const { clause, annexA, legacy } = reading;
  const meaning = (id: string | undefined): FrameworkItem | undefined =>
    id === undefined ? undefined : snapshot.catalogue.item('iso27001', id);
  const known = legacy === undefined ? undefined : snapshot.catalogue.legacyItem(legacy);
  const clauseItem = meaning(clause);
  // One meaning and no other: there is nothing to choose.
  if (clauseItem !== undefined && annexA === undefined && legacy === undefined)
    return itemCard(snapshot, clauseItem);
  return {
    heading: `**${escaped(token, 30)}** can mean more than one thing`,
    rows: [
      row('Clause', clause === undefined ? undefined : titled(snapshot, 'iso27001', clause)),
      row('Annex A', annexA === undefined ? undefined : titled(snapshot, 'iso27001', annexA)),
      row(
        '2013',
        legacy === undefined
          ? undefined
          : `${escaped(legacy, 30)} ${escaped(known?.title ?? '', 100)}, now ${snapshot.catalogue.successors(legacy).slice(0, 4).join(', ')}`,
      ),
      row('Do', 'write A. before an Annex A control; quote a clause, or add `type: clause`'),
    ],
  };
}

function unknownCard(
  snapshot: Snapshot,
  framework: string,
  token: string,
  nearest: readonly string[],
): Card | undefined {
  const known = snapshot.catalogue.frameworks().includes(framework);
  if (!known) return undefined;
  const why = snapshot.catalogue.explainUnknown(framework, token);
  return {
    heading: `**${escaped(token, 60)}** is no id of ${framework === 'soc2' ? 'the trust services criteria' : framework === 'iso27001' ? 'ISO/IEC 27001:2022' : escaped(framework, 40)}`,
    rows: [
      row('Why', why === undefined ? undefined : escaped(why, 160)),
      ...nearest
        .slice(0, 3)
        .map((id, index) => row(index === 0 ? 'Near' : '', titled(snapshot, framework, id))),
    ],
  };
}
