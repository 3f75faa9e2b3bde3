import { KINDS } from '../../model/kinds.ts';
import type { Property } from '../../model/schema/schema-table.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import type { Place } from './place.ts';
import { scalarAtPlace } from './writing.ts';

/** Words that the schema knows for the place, those that the configuration adds, and `true` and `false`. */
export function valueItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  const { property } = place;
  if (place.schema !== 'configuration' && property.path === 'kind') return kindItems(place);
  const added = snapshot.configuration.values.get(`${place.schema}.${property.path}`) ?? [];
  const values = [
    ...(property.values ?? []),
    ...added.map((value) => ({ value, description: 'From the values of `.tickmark.yaml`.' })),
    ...booleans(property),
  ];
  const listed = new Set(
    (place.sequence?.items ?? []).flatMap((item) =>
      item?.type === 'scalar' && item.end < place.replace.start ? [item.text.trim()] : [],
    ),
  );
  return values
    .filter(({ value }) => !listed.has(value))
    .map(({ value, description }, index) => valueItem(place, value, description, index));
}

function booleans(property: Property): readonly { value: string; description: string }[] {
  if (!property.forms.has('boolean')) return [];
  return [
    { value: 'true', description: '' },
    { value: 'false', description: '' },
  ];
}

/** The kinds of record, for `kind:`. */
export function kindItems(place: Place): readonly CompletionItem[] {
  return KINDS.map((kind, index) => valueItem(place, kind, '', index));
}

function valueItem(place: Place, value: string, description: string, index: number): CompletionItem {
  const isBoolean = value === 'true' || value === 'false';
  return {
    label: value,
    ...(description === '' ? {} : { documentation: description, detail: description.slice(0, 100) }),
    kind: 'value',
    insert: isBoolean && place.quote === undefined ? `${place.lead}${value}` : scalarAtPlace(place, value),
    snippet: false,
    replace: place.replace,
    sortText: sortKey(index),
    filterText: value,
  };
}
