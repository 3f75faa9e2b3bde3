import { looseKey, SATISFIES_KEYS } from '../../model/satisfies-key.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import { valueOf } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';

/** An item that a record lists already. */
export interface ListedId {
  readonly framework: string;
  readonly id: string;
}

/** The framework items under a record's `satisfies` (any of its names), canonical where they can be read. */
export function listedIds(snapshot: Snapshot, record: MappingNode | undefined): readonly ListedId[] {
  if (record === undefined) return [];
  return record.pairs.flatMap((pair) =>
    SATISFIES_KEYS.has(looseKey(pair.key.text)) ? idsUnder(snapshot, pair.value) : [],
  );
}

/** The ids under a map of framework keys. */
export function idsUnder(snapshot: Snapshot, satisfies: Node | undefined): readonly ListedId[] {
  if (satisfies?.type !== 'mapping') return [];
  return satisfies.pairs.flatMap((pair) => {
    const framework = snapshot.catalogue.frameworkOf(pair.key.text)?.framework;
    return framework === undefined
      ? []
      : writtenIds(pair.value).flatMap((token) => canonical(snapshot, framework, token));
  });
}

/** Canonical ids of one written token; of a range, all of them. */
export function canonical(snapshot: Snapshot, framework: string, token: string): readonly ListedId[] {
  const reading = snapshot.catalogue.read(framework, token, true);
  if (reading.type === 'known' || reading.type === 'spelling') return [{ framework, id: reading.id }];
  if (reading.type === 'range' || reading.type === 'list')
    return reading.members.map((id) => ({ framework, id }));
  return [];
}

/** Texts of a list of ids or of entries with `id`; one scalar counts as a list. */
export function writtenIds(node: Node | undefined): readonly string[] {
  const items = node?.type === 'sequence' ? node.items : [node];
  return items.flatMap((item) => {
    const scalar = item?.type === 'mapping' ? valueOf(item, 'id') : item;
    return scalar?.type === 'scalar' && scalar.text !== '' ? [scalar.text.trim()] : [];
  });
}
