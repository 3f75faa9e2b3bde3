import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { citedIds } from '../../model/cited-ids.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';

/** Order that knows no language, so that every machine sorts alike. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Records of a kind by id, then file, then place: whatever order they were read in. */
export function sortedRecords(snapshot: Snapshot, kind: Kind): readonly RecordFact[] {
  return [...snapshot.workspace.records(kind)].sort(byId);
}

/** Orders records by id, and those of one id by where they stand. */
export function byId(a: RecordFact, b: RecordFact): number {
  return compare(a.id, b.id) || compare(a.file, b.file) || a.anchor.start - b.anchor.start;
}

/** Ids of records, sorted, each once. */
export function idsOf(records: Iterable<RecordFact>): readonly string[] {
  return [...new Set([...records].map(({ id }) => id))].sort(compare);
}

/** The title, or nothing where it says no more than the id. */
export function titleOf(record: RecordFact): string | undefined {
  return record.title === record.id ? undefined : record.title;
}

/** Texts of a list, or of a single scalar. */
export function textsAt(mapping: MappingNode, path: string): readonly string[] {
  return textsIn(nodeAtPath(mapping, path));
}

/** A day at a path, where it is not later than the as-of day: what is dated later is not there yet. */
export function dayThrough(snapshot: Snapshot, mapping: MappingNode, path: string): string | undefined {
  return isThere(snapshot, mapping, path) ? textAt(mapping, path) : undefined;
}

/** Whether an entry is there on the as-of day, by the day at a path. What names no day is. */
export function isThere({ audit }: Snapshot, mapping: MappingNode, path: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(textAt(mapping, path) ?? '')?.[0];
  return day === undefined || day <= audit.asOf.date;
}

/** The texts of a scalar, or of all scalars of a list. */
export function textsIn(node: Node | undefined): readonly string[] {
  return scalarsIn(node).map(({ text }) => text.trim());
}

/** `Mira Sol (it-lead)` for `role:it-lead`, a person's name for `person:mira.sol`, other text as written. */
export function personName(snapshot: Snapshot, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const match = /^(role|person):\s*(\S.*)$/.exec(written.trim());
  const id = match?.[2];
  if (id === undefined) return written;
  if (match?.[1] === 'person') return nameOf(snapshot, id) ?? id;
  const holders = holdersOf(snapshot, id).map((person) => nameOf(snapshot, person) ?? person);
  return holders.length === 0 ? written : `${holders.join(', ')} (${id})`;
}

/** Who answers for a record. */
export function ownerOf(snapshot: Snapshot, record: RecordFact): string | undefined {
  return personName(snapshot, textAt(record.fields, 'owner'));
}

function nameOf(snapshot: Snapshot, id: string): string | undefined {
  return snapshot.workspace.nested(id).find(({ list }) => list === 'people')?.title;
}

function holdersOf(snapshot: Snapshot, role: string): readonly string[] {
  const nested = snapshot.workspace.nested(role).find(({ list }) => list === 'roles');
  if (nested === undefined) return [];
  const entry = mappingsIn(nodeAtPath(nested.record.fields, 'roles')).find(
    (node) => textAt(node, 'id') === role,
  );
  if (entry === undefined) return [];
  return textsAt(entry, 'person')
    .concat(textsAt(entry, 'people'))
    .map((text) => text.replace(/^person:\s*/, ''));
}

/** Canonical ids of a framework that a record says it satisfies, in the order of the framework. */
export function citedBy(snapshot: Snapshot, record: RecordFact, framework: string): readonly string[] {
  const order = orderOf(snapshot, framework);
  const ids = new Set<string>();
  for (const citation of snapshot.workspace.citationsIn(record)) {
    if (citation.place !== 'satisfies' || citation.framework !== framework) continue;
    for (const id of citedIds(citation)) if (order.has(id)) ids.add(id);
  }
  return [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

const orders = new WeakMap<readonly FrameworkItem[], ReadonlyMap<string, number>>();

function orderOf(snapshot: Snapshot, framework: string): ReadonlyMap<string, number> {
  const items = snapshot.catalogue.items(framework);
  let order = orders.get(items);
  if (order === undefined) {
    order = new Map(items.map(({ id }, at) => [id, at]));
    orders.set(items, order);
  }
  return order;
}

/** `controls/AC-001.yaml:3`, for people: lines count from 1. */
export function placeText(snapshot: Snapshot, record: Pick<RecordFact, 'file' | 'anchor'>): string {
  return `${record.file}:${snapshot.range(record.file, record.anchor).start.line + 1}`;
}
