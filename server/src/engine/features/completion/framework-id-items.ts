import type { Counterpart } from '../../frameworks/framework-item.ts';
import { looseKey, SATISFIES_KEYS } from '../../model/satisfies-key.ts';
import { type MappingNode, valueOf } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import { canonical, idsUnder, type ListedId, listedIds, writtenIds } from './listed-ids.ts';
import type { Place } from './place.ts';
import { scalarAtPlace } from './writing.ts';

/** Ids of the framework that belongs at the place: counterparts of what the record lists first, strongest before. */
export function frameworkIdItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  const framework = frameworkAt(snapshot, place);
  if (framework === undefined) return [];
  const present = presentAt(snapshot, place, framework);
  const reasons = reasonsFor(snapshot, framework, relatedTo(snapshot, place));
  return snapshot.catalogue.items(framework).flatMap((item, index): CompletionItem[] => {
    if (present.has(item.id) || (place.property.citation === 'soa-row' && item.type === 'clause')) return [];
    const reason = reasons.get(item.id);
    return [
      {
        label: item.id,
        description: item.title,
        ...(reason === undefined ? {} : { detail: reasonText(item.id, reason) }),
        kind: 'id',
        insert: scalarAtPlace(place, item.id),
        snippet: false,
        replace: place.replace,
        sortText: sortKey(rankOf(reason), index),
        filterText: filterText(place, `${item.id} ${item.title}`),
        data: { type: 'item', framework, id: item.id },
      },
    ];
  });
}

/** In quotes and in white space clients compare with all that is replaced. */
export function filterText(place: Place, text: string): string {
  return place.typed === '' ? text.trimStart() : text;
}

interface Reason {
  readonly from: string;
  readonly pair: Counterpart;
}

/** Strong pairs before partial ones, and among those by strength. */
function rankOf(reason: Reason | undefined): number {
  if (reason === undefined) return 100;
  return (reason.pair.coverage === 'partial' ? 50 : 20) - reason.pair.strength;
}

function reasonText(id: string, { from, pair }: Reason): string {
  return `${id} ${pair.coverage} with ${from}: ${pair.note}`;
}

/** For each id of a framework the strongest pair with something that is listed. */
function reasonsFor(
  snapshot: Snapshot,
  framework: string,
  listed: readonly ListedId[],
): ReadonlyMap<string, Reason> {
  const reasons = new Map<string, Reason>();
  for (const { framework: own, id } of listed.slice(0, 60)) {
    if (own === framework) continue;
    for (const pair of snapshot.catalogue.counterparts(own, id)) {
      if (pair.framework !== framework) continue;
      const known = reasons.get(pair.id);
      if (known === undefined || pair.strength > known.pair.strength)
        reasons.set(pair.id, { from: id, pair });
    }
  }
  return reasons;
}

/** Which framework's ids belong here: by the key above, by the head of a crosswalk or SoA, else SOC 2. */
function frameworkAt(snapshot: Snapshot, place: Place): string | undefined {
  const { property, record } = place;
  switch (property.citation) {
    case 'satisfies': {
      const key = keyBelowSatisfies(place);
      return key === undefined ? undefined : snapshot.catalogue.frameworkOf(key)?.framework;
    }
    case 'row-source':
      return sideOf(snapshot, record, 'source') ?? 'soc2';
    case 'row-target':
      return sideOf(snapshot, record, 'target') ?? 'iso27001';
    case 'gap':
      return property.name === 'source'
        ? (sideOf(snapshot, record, 'source') ?? 'soc2')
        : (sideOf(snapshot, record, 'target') ?? 'iso27001');
    case 'soa-row':
      return sideOf(snapshot, record, 'framework') ?? 'iso27001';
    default:
      return 'soc2';
  }
}

/** The key under `satisfies` or `maps_to` on the way to the place. */
function keyBelowSatisfies(place: Place): string | undefined {
  const names = place.steps.flatMap((step) => (step.type === 'pair' ? [step.pair.key.text] : []));
  const at = names.findIndex((name) => SATISFIES_KEYS.has(looseKey(name)) || looseKey(name) === 'mapsto');
  return at < 0 ? undefined : names[at + 1];
}

function sideOf(snapshot: Snapshot, record: MappingNode | undefined, key: string): string | undefined {
  const value = record === undefined ? undefined : valueOf(record, key);
  const name = value?.type === 'mapping' ? (valueOf(value, 'framework') ?? valueOf(value, 'id')) : value;
  return name?.type === 'scalar' ? snapshot.catalogue.frameworkOf(name.text)?.framework : undefined;
}

/** What the ids at the place should be counterparts of. */
function relatedTo(snapshot: Snapshot, place: Place): readonly ListedId[] {
  const { citation } = place.property;
  if (citation === 'row-source' || citation === 'row-target') {
    const row = rowAround(place);
    const other = citation === 'row-source' ? 'target' : 'source';
    const framework = sideOf(snapshot, place.record, other) ?? (other === 'source' ? 'soc2' : 'iso27001');
    const tokens = row === undefined ? [] : writtenIds(valueOf(row, other));
    return tokens.flatMap((token) => canonical(snapshot, framework, token));
  }
  const entry = entryWithMap(place);
  return entry === undefined ? listedIds(snapshot, place.record) : idsUnder(snapshot, entry);
}

/** The mapping of the last list item on the way. */
export function rowAround(place: Place): MappingNode | undefined {
  for (const step of place.steps.toReversed()) {
    if (step.type !== 'item') continue;
    const item = step.sequence.items[step.index];
    if (item?.type === 'mapping') return item;
  }
  return undefined;
}

/** The map of framework keys on the way, where it is not the record's own. */
function entryWithMap(place: Place): MappingNode | undefined {
  for (const step of place.steps) {
    if (step.type !== 'pair') continue;
    const isMap =
      SATISFIES_KEYS.has(looseKey(step.pair.key.text)) || looseKey(step.pair.key.text) === 'mapsto';
    if (isMap && step.pair.value?.type === 'mapping') return step.pair.value;
  }
  return undefined;
}

/** Ids that stand in the list already; the one under the cursor is still being typed. */
function presentAt(snapshot: Snapshot, place: Place, framework: string): ReadonlySet<string> {
  const { citation } = place.property;
  if (citation === 'row-source' || citation === 'row-target' || citation === 'gap') return new Set();
  const list = place.steps.findLast((step) => step.type === 'item');
  const sequence = place.sequence ?? (list?.type === 'item' ? list.sequence : undefined);
  if (sequence === undefined) return new Set();
  const others = sequence.items.filter(
    (item) => item !== undefined && !(item.start <= place.replace.end && place.replace.start <= item.end),
  );
  const tokens = others.flatMap(writtenIds);
  return new Set(tokens.flatMap((token) => canonical(snapshot, framework, token).map(({ id }) => id)));
}
