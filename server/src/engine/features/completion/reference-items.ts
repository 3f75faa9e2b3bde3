import type { NestedFact, NestedList, RecordFact } from '../../model/facts.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, type Completions, sortKey } from './completion-item.ts';
import type { Place } from './place.ts';
import { scalarAtPlace } from './writing.ts';

/** No more than these are offered at once: typing more brings the others. */
const MOST = 200;

/** Ids of the workspace that the field may name: those linked to this record first, then those of its owner. */
export function referenceItems(snapshot: Snapshot, place: Place): Completions {
  const expects = place.property.reference?.expects ?? [];
  const listed = listedHere(place);
  const nested = expects.flatMap((list) => (isKind(list) ? [] : nestedItems(snapshot, place, list, listed)));
  const kinds = expects.filter(isKind);
  const { records, more } = candidates(snapshot, place, kinds, listed);
  const owner = place.fact === undefined ? undefined : textAt(place.fact.fields, 'owner');
  const linked = linkedTo(snapshot, place.fact);
  const items = records.map((record) => recordItem(place, record, linked, owner));
  return { items: [...items, ...nested].slice(0, MOST), incomplete: more || nested.length > MOST };
}

function isKind(name: Kind | NestedList): name is Kind {
  return KINDS.some((kind) => kind === name);
}

/** Texts that stand in the list already, the one under the cursor left out. */
function listedHere(place: Place): ReadonlySet<string> {
  const items = place.sequence?.items ?? [];
  const others = items.filter(
    (item) => item !== undefined && !(item.start <= place.replace.end && place.replace.start <= item.end),
  );
  return new Set(others.flatMap((item) => (item?.type === 'scalar' ? [item.text.trim()] : [])));
}

/** Records that name this one, or that it names, from the index. */
function linkedTo(snapshot: Snapshot, record: RecordFact | undefined): ReadonlySet<RecordFact> {
  const linked = new Set<RecordFact>();
  if (record === undefined) return linked;
  for (const reference of snapshot.workspace.referencesTo(record.id).slice(0, MOST))
    linked.add(reference.record);
  for (const reference of snapshot.workspace.referencesFrom(record).slice(0, MOST)) {
    for (const target of snapshot.workspace.definitions(reference.id)) linked.add(target);
  }
  return linked;
}

function candidates(
  snapshot: Snapshot,
  place: Place,
  kinds: readonly Kind[],
  listed: ReadonlySet<string>,
): { records: readonly RecordFact[]; more: boolean } {
  const typed = place.typed.toLowerCase();
  const found = new Set<RecordFact>();
  const wanted = (record: RecordFact): boolean =>
    kinds.includes(record.kind) && record !== place.fact && !listed.has(record.id) && matches(record, typed);
  for (const record of linkedTo(snapshot, place.fact)) if (wanted(record)) found.add(record);
  for (const kind of kinds) {
    for (const record of snapshot.workspace.records(kind)) {
      if (!wanted(record)) continue;
      if (found.size >= MOST) return { records: [...found], more: true };
      found.add(record);
    }
  }
  return { records: [...found], more: false };
}

/** What looks like an id is compared with ids alone, which is much quicker in a large workspace. */
function matches(record: RecordFact, typed: string): boolean {
  if (typed === '' || record.id.toLowerCase().includes(typed)) return true;
  return !/[-\d]/.test(typed) && record.title.toLowerCase().includes(typed);
}

function recordItem(
  place: Place,
  record: RecordFact,
  linked: ReadonlySet<RecordFact>,
  owner: string | undefined,
): CompletionItem {
  const sameOwner = owner !== undefined && textAt(record.fields, 'owner') === owner;
  const isLinked = linked.has(record);
  return {
    label: record.id,
    ...(record.title === record.id ? {} : { description: record.title.slice(0, 120) }),
    detail: isLinked
      ? `${record.kind}, linked to this record`
      : sameOwner
        ? `${record.kind}, same owner`
        : record.kind,
    kind: 'record',
    insert: scalarAtPlace(place, record.id),
    snippet: false,
    replace: place.replace,
    sortText: sortKey(isLinked ? 0 : sameOwner ? 1 : 2, record.id),
    filterText: `${record.id} ${record.title.slice(0, 120)}`,
    data: { type: 'record', id: record.id, kind: record.kind },
  };
}

const PREFIXES: Partial<Record<NestedList, string>> = { roles: 'role:', people: 'person:' };

/** Ids that live in lists: systems, objectives, changes; and, where an owner belongs, roles and people. */
function nestedItems(
  snapshot: Snapshot,
  place: Place,
  list: NestedList,
  listed: ReadonlySet<string>,
): readonly CompletionItem[] {
  const isOwner = place.property.format === 'owner';
  const prefix = isOwner ? (PREFIXES[list] ?? '') : '';
  const items: CompletionItem[] = [];
  for (const nested of snapshot.workspace.nestedIn(list)) {
    const id = `${prefix}${nested.id}`;
    if (listed.has(id)) continue;
    items.push(nestedItem(place, nested, id, items.length));
    if (items.length > MOST) break;
  }
  return items;
}

function nestedItem(place: Place, nested: NestedFact, id: string, index: number): CompletionItem {
  return {
    label: id,
    ...(nested.title === nested.id ? {} : { description: nested.title.slice(0, 120) }),
    detail: `${nested.list.replaceAll('_', ' ')} of ${nested.record.id}`,
    kind: 'record',
    insert: scalarAtPlace(place, id),
    snippet: false,
    replace: place.replace,
    sortText: sortKey(nested.list === 'roles' ? 3 : 4, index),
    filterText: `${id} ${nested.title.slice(0, 120)}`,
  };
}
