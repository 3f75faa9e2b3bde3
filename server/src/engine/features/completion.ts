import type { FileFacts } from '../model/facts.ts';
import { CONFIGURATION_FILES } from '../model/path-claim.ts';
import { readFile, readingContext } from '../model/read-file.ts';
import { looseKey } from '../model/satisfies-key.ts';
import { blockItems } from './completion/block-items.ts';
import { type CompletionItem, type Completions, NO_COMPLETIONS } from './completion/completion-item.ts';
import { frameworkIdItems } from './completion/framework-id-items.ts';
import { lineBefore, readableAtCursor } from './completion/half-typed.ts';
import { keyItems } from './completion/key-items.ts';
import { newFileItems } from './completion/new-file-items.ts';
import { pathItems } from './completion/path-items.ts';
import { type Place, placeAt } from './completion/place.ts';
import { referenceItems } from './completion/reference-items.ts';
import { ruleItems, ruleItemsInComment } from './completion/rule-items.ts';
import { dateItems, periodItems } from './completion/time-items.ts';
import { valueItems } from './completion/value-items.ts';
import { hoverOf } from './hover/card.ts';
import { itemCard } from './hover/item-hover.ts';
import { recordCard } from './hover/other-record-hovers.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What may be written at an offset (UTF-16) of a file: ids, keys, values, days, records, whole blocks, and rules where
 * findings are set or suppressed. Works on
 * half-typed lines in block and in flow style. Silent in files that are none of ours, but for an empty one in our
 * folders. Documentation is written by `resolveCompletion`.
 */
export function completion(snapshot: Snapshot, file: string, offset: number): Completions {
  const text = snapshot.text(file);
  if (offset < 0 || offset > text.length) return NO_COMPLETIONS;
  const facts = factsAt(snapshot, file, text, offset);
  const isOurs = facts?.recognition.ours === true || CONFIGURATION_FILES.includes(file);
  if (!isOurs) return newFileItems(snapshot, file, text, offset);
  if (lineBefore(text, offset).inComment) return all(ruleItemsInComment(text, offset));
  const place = placeAt(snapshot, file, facts, text, offset);
  return place === undefined ? NO_COMPLETIONS : inPlace(snapshot, place);
}

/** A record of which only the bracket that is being typed is missing is ours already. */
function factsAt(snapshot: Snapshot, file: string, text: string, offset: number): FileFacts | undefined {
  const facts = snapshot.facts(file);
  if (facts?.recognition.ours === true || text === '') return facts;
  const readable = readableAtCursor(text, offset, lineBefore(text, offset));
  if (readable === text) return facts;
  const custom = snapshot.catalogue.frameworks().filter((key) => key !== 'soc2' && key !== 'iso27001');
  return readFile(file, readable, readingContext(snapshot.configuration, new Set(custom.map(looseKey))));
}

function inPlace(snapshot: Snapshot, place: Place): Completions {
  const rules = ruleItems(place);
  if (rules.length > 0) return all(rules);
  if (place.what === 'key') return all([...keyItems(snapshot, place), ...blockItems(snapshot, place)]);
  const { property } = place;
  if (property.citation !== undefined) {
    return all(frameworkIdItems(snapshot, place));
  }
  if (property.reference !== undefined) {
    const references = referenceItems(snapshot, place);
    const blocks = blockItems(snapshot, place);
    return { items: [...references.items, ...blocks], incomplete: references.incomplete };
  }
  const blocks = blockItems(snapshot, place);
  // Behind a dash a map begins with its first key.
  const keys =
    place.what === 'item' && !place.flow && property.itemForms.has('mapping')
      ? keyItems(snapshot, place)
      : [];
  return all([...blocks, ...keys, ...scalars(snapshot, place)]);
}

function scalars(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  switch (place.property.format) {
    case 'date':
    case 'instant':
      return dateItems(snapshot, place);
    case 'period':
      return periodItems(snapshot, place);
    case 'path':
      return pathItems(snapshot, place);
    default:
      return valueItems(snapshot, place);
  }
}

function all(items: readonly CompletionItem[]): Completions {
  return { items, incomplete: false };
}

/** The item with its documentation (Markdown), written when the user looks at it. */
export function resolveCompletion(snapshot: Snapshot, item: CompletionItem): CompletionItem {
  if (item.documentation !== undefined || item.data === undefined) return item;
  const { data } = item;
  const known = data.type === 'item' ? snapshot.catalogue.item(data.framework, data.id) : undefined;
  if (known !== undefined)
    return { ...item, documentation: hoverOf(itemCard(snapshot, known), item.replace).contents };
  const record =
    data.type === 'record'
      ? snapshot.workspace.definitions(data.id).find(({ kind }) => kind === data.kind)
      : undefined;
  if (record === undefined) return item;
  return { ...item, documentation: hoverOf(recordCard(snapshot, record), item.replace).contents };
}
