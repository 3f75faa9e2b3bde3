import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import { keyOrder } from '../../model/schema/schema-table.ts';
import type { FileEdit } from '../../rules/rule.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { insertPair, setValue } from '../../syntax/edit-pairs.ts';
import type { TextEdit } from '../../syntax/edit-places.ts';
import { type MappingNode, type Pair, pairOf } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * Edits after which a control cites the items, at the end of the lists that are there and in their style; what is cited
 * already is left alone. Undefined where the control's `satisfies` has a form to which nothing can be added.
 */
export function addMapping(
  snapshot: Snapshot,
  control: RecordFact,
  items: readonly FrameworkItem[],
): readonly FileEdit[] | undefined {
  const missing = new Map<string, string[]>();
  for (const { framework, id } of items) {
    const ids = missing.get(framework) ?? [];
    if (ids.includes(id) || cites(snapshot, control, framework, id)) continue;
    missing.set(framework, [...ids, id]);
  }
  if (missing.size === 0) return [];
  const text = snapshot.text(control.file);
  const made = editsFor(snapshot, control, missing, text);
  return made?.map(({ span, text: written }) => ({ file: control.file, span, text: written }));
}

function cites({ workspace }: Snapshot, control: RecordFact, framework: string, id: string): boolean {
  return workspace
    .citationsOf(framework, id)
    .some(({ record, place }) => record === control && place === 'satisfies');
}

function editsFor(
  snapshot: Snapshot,
  control: RecordFact,
  missing: ReadonlyMap<string, readonly string[]>,
  text: string,
): readonly TextEdit[] | undefined {
  const whole = Object.fromEntries([...missing].map(([framework, ids]) => [framework, [...ids]]));
  const pair = pairOf(control.fields, 'satisfies');
  if (pair === undefined)
    return insertPair(text, control.fields, 'satisfies', whole, { order: keyOrder(control.kind, '') });
  const satisfies = pair.value;
  const isEmpty = satisfies === undefined || (satisfies.type === 'mapping' && satisfies.pairs.length === 0);
  if (isEmpty) return setValue(text, control.fields, pair, whole);
  if (satisfies.type !== 'mapping' || !isWrittenAt(pair)) return undefined;
  const edits: TextEdit[] = [];
  for (const [framework, ids] of missing) {
    const made = addTo(snapshot, satisfies, framework, ids, text);
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  return edits;
}

function addTo(
  { catalogue }: Snapshot,
  satisfies: MappingNode,
  framework: string,
  ids: readonly string[],
  text: string,
): readonly TextEdit[] | undefined {
  const pairs = satisfies.pairs.filter(({ key }) => {
    const known = catalogue.frameworkOf(key.text);
    return known?.framework === framework && !known.edition2013;
  });
  const pair = pairs.find(({ value }) => value?.type === 'sequence' && value.items.length > 0) ?? pairs[0];
  if (pair === undefined) return insertPair(text, satisfies, framework, [...ids]);
  const { value } = pair;
  if (!isWrittenAt(pair)) return undefined;
  if (value === undefined || (value.type === 'sequence' && value.items.length === 0))
    return setValue(text, satisfies, pair, [...ids]);
  // One id without a list, or several with commas between them, become the first of a list.
  if (value.type === 'scalar') {
    const before = value.text.split(',').map((each) => each.trim());
    return setValue(text, satisfies, pair, [...before.filter((each) => each !== ''), ...ids]);
  }
  if (value.type !== 'sequence') return undefined;
  const edits: TextEdit[] = [];
  for (const id of ids) {
    const made = insertItem(text, value, 'end', id);
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  return edits;
}

/** Whether the value stands behind its key: that of an alias stands elsewhere, and belongs to others too. */
function isWrittenAt({ key, value }: Pair): boolean {
  return value === undefined || value.start >= key.end;
}
