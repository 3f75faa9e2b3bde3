import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { Snapshot } from '../snapshot.ts';
import { escaped } from '../words/markdown-text.ts';
import type { Card, Row } from './card.ts';
import { itemHere } from './item-here.ts';
import { coverageWord, isoCounterpart, itemHeading, soc2Counterpart } from './item-words.ts';
import { row } from './record-words.ts';

/** An item of a framework: what it means, what is asked, what the other framework has, what is here. */
export function itemCard(
  snapshot: Snapshot,
  item: FrameworkItem,
  remarks: readonly (Row | undefined)[] = [],
): Card {
  const { catalogue } = snapshot;
  const words = catalogue.explain(item.id);
  const here = itemHere(snapshot, item.framework, item.id);
  return {
    heading: itemHeading(item, frameworkTitle(snapshot, item.framework)),
    rows: [
      ...remarks,
      row('Means', words?.means),
      row(asksLabel(snapshot, item), words?.asks),
      ...counterpartRows(snapshot, item),
      row('Not here', words?.notHere),
      outOfScopeRow(snapshot, item),
      ...here.rows,
      ...here.open,
      row('Amended', item.amendment === undefined ? undefined : escaped(item.amendment, 240)),
      collisionRow(snapshot, item),
    ],
    links: here.links,
  };
}

function frameworkTitle(snapshot: Snapshot, framework: string): string {
  return (
    snapshot.workspace.definitions(framework).find((record) => record.kind === 'framework')?.title ??
    framework
  );
}

function asksLabel(snapshot: Snapshot, item: FrameworkItem): string {
  if (item.type !== 'criterion') return 'ISO asks';
  return snapshot.audit.programme.soc2Type === 'type-1' ? 'Asked' : 'Type 2';
}

const MOST_COUNTERPARTS = 4;
const PER_ROW = 2;

/** At most four counterparts, two to a row, strongest first; each strength word names its direction. */
function counterpartRows(snapshot: Snapshot, item: FrameworkItem): readonly (Row | undefined)[] {
  const { catalogue } = snapshot;
  if (item.type === 'requirement') {
    const pairs = catalogue.counterparts(item.framework, item.id).slice(0, 6);
    return [
      row(
        'Maps to',
        pairs
          .map((pair) => `${escaped(pair.id, 40)}${titleBehind(snapshot, pair.framework, pair.id)}`)
          .join(' · '),
      ),
    ];
  }
  const fromSoc2 = item.framework === 'soc2';
  const other = fromSoc2 ? 'iso27001' : 'soc2';
  const pairs = catalogue.counterparts(item.framework, item.id).filter((pair) => pair.framework === other);
  const label = fromSoc2 ? 'ISO' : 'SOC 2';
  if (pairs.length === 0) return [row(label, noCounterpart(snapshot, item))];
  const texts = pairs.slice(0, MOST_COUNTERPARTS).map(fromSoc2 ? isoCounterpart : soc2Counterpart);
  const rows: (Row | undefined)[] = [];
  for (let at = 0; at < texts.length; at += PER_ROW) {
    rows.push(row(at === 0 ? label : '', texts.slice(at, at + PER_ROW).join(' · ')));
  }
  return rows;
}

function noCounterpart(snapshot: Snapshot, item: FrameworkItem): string | undefined {
  const { catalogue } = snapshot;
  if (item.type === 'annex-a') return `no criterion asks for it${reasonBehind(catalogue.unmapped(item.id))}`;
  const whole = item.type === 'criterion' ? catalogue.criterionCoverage(item.id) : undefined;
  return whole === undefined
    ? undefined
    : `ISO evidence as a whole covers ${coverageWord(whole.coverage)} of it: ${whole.note}`;
}

function reasonBehind(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason}`;
}

function titleBehind(snapshot: Snapshot, framework: string, id: string): string {
  const title = snapshot.catalogue.item(framework, id)?.title;
  return title === undefined ? '' : ` ${escaped(title, 80)}`;
}

function outOfScopeRow(snapshot: Snapshot, item: FrameworkItem): Row | undefined {
  const { categories } = snapshot.audit.programme;
  const { category } = item;
  if (
    item.type !== 'criterion' ||
    categories === undefined ||
    category === undefined ||
    category === 'security'
  )
    return undefined;
  return categories.has(category)
    ? undefined
    : row('Scope', `${category.replace('-', ' ')} is not among the categories in scope`);
}

/** An id of both editions: what it meant in 2013. */
function collisionRow(snapshot: Snapshot, item: FrameworkItem): Row | undefined {
  if (item.framework !== 'iso27001') return undefined;
  const collision = snapshot.catalogue.collision(item.id);
  if (collision === undefined) return undefined;
  const now = collision.successors.length === 0 ? '' : `, now ${collision.successors.slice(0, 3).join(', ')}`;
  return row('2013', `the same number was "${collision.title2013}"${now}`);
}
