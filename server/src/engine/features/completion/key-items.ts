import { KINDS } from '../../model/kinds.ts';
import { looseKey } from '../../model/satisfies-key.ts';
import type { Property } from '../../model/schema/schema-table.ts';
import { canonicalChild } from '../../model/schema/schema-table.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import type { Place } from './place.ts';

/** Keys that the mapping at the place does not have yet, in the order in which they are written. */
export function keyItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  const present = presentKeys(place);
  const known = [...place.property.properties.values()].filter((property) => !present.has(property.name));
  const items = known.map((property, index) => keyItem(place, property.name, property, index));
  if (place.property.wildcard === undefined) return items;
  return [...items, ...frameworkKeyItems(snapshot, place, place.property.wildcard, items.length)];
}

function presentKeys(place: Place): ReadonlySet<string> {
  const pairs = place.mapping?.pairs ?? [];
  const others = pairs.filter(({ key }) => key.end < place.replace.start || key.start > place.replace.end);
  return new Set(others.map(({ key }) => canonicalChild(place.property, key.text)));
}

function keyItem(place: Place, name: string, property: Property, index: number): CompletionItem {
  const { text, snippet } = keyText(place, name, property);
  return {
    label: name,
    detail: formWord(property),
    documentation: property.description,
    kind: 'key',
    insert: text,
    snippet,
    replace: place.replace,
    sortText: sortKey(property.required ? 0 : 1, index),
    filterText: name,
  };
}

/** The key with the beginning of a value of its shape; only the name where a colon follows already. */
function keyText(place: Place, name: string, property: Property): { text: string; snippet: boolean } {
  if (place.colonFollows) return { text: name, snippet: false };
  const head = `${place.lead}${name}:`;
  const holdsKeys = property.properties.size > 0 || property.wildcard !== undefined;
  const isList =
    property.forms.has('list') && (!property.forms.has('string') || property.citation !== undefined);
  if (isList && property.itemForms.has('mapping') && property.citation === undefined && !place.flow) {
    return { text: `${head}\n${place.indent}  - $0`, snippet: true };
  }
  if (isList) return { text: `${head} [$0]`, snippet: true };
  const isMap = holdsKeys && property.forms.has('mapping') && !property.forms.has('string');
  if (!isMap) return { text: `${head} `, snippet: false };
  return { text: place.flow ? `${head} {$0}` : `${head}\n${place.indent}  $0`, snippet: true };
}

/** Under `satisfies` the keys are frameworks. */
function frameworkKeyItems(
  snapshot: Snapshot,
  place: Place,
  property: Property,
  after: number,
): readonly CompletionItem[] {
  if (property.citation === undefined) return [];
  const present = new Set(
    (place.mapping?.pairs ?? [])
      .filter(({ key }) => key.end < place.replace.start || key.start > place.replace.end)
      .map(({ key }) => snapshot.catalogue.frameworkOf(key.text)?.framework ?? looseKey(key.text)),
  );
  return snapshot.catalogue
    .frameworks()
    .filter((framework) => !present.has(framework))
    .map((framework, index) => ({
      ...keyItem(place, framework, property, after + index),
      detail: `${snapshot.catalogue.items(framework).length} items`,
    }));
}

function formWord(property: Property): string {
  const words: string[] = [];
  if (property.required) words.push('required');
  if (property.format !== undefined && property.format !== 'owner') words.push(property.format);
  else if (property.values !== undefined)
    words.push(
      property.values
        .slice(0, 4)
        .map(({ value }) => value)
        .join(' | ') + (property.values.length > 4 ? ' ...' : ''),
    );
  else if (property.forms.has('list')) words.push('list');
  else if (property.properties.size > 0) words.push('map');
  const expects = property.reference?.expects ?? [];
  if (expects.length > 0 && expects.length < KINDS.length)
    words.push(`names ${expects.map((each) => each.replaceAll('_', ' ')).join(' or ')}`);
  return words.join(', ');
}
