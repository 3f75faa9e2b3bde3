import type { FileFacts } from '../../model/facts.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { CONFIGURATION_FILES, pathClaims } from '../../model/path-claim.ts';
import { looseKey } from '../../model/satisfies-key.ts';
import type { SchemaName } from '../../model/schema/schema-table.ts';
import { PLURAL_KINDS } from '../../model/signature.ts';
import type { Step } from '../../syntax/navigate.ts';
import { type MappingNode, valueOf, type YamlDocument } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';

/** The record in which a place lies, and the way from it to the place. */
export interface OwningRecord {
  readonly schema: SchemaName;
  readonly mapping: MappingNode | undefined;
  readonly steps: readonly Step[];
}

/** The record around a place of a file that is ours, by the same signs by which files are recognised. */
export function owningRecord(
  snapshot: Snapshot,
  file: string,
  facts: FileFacts | undefined,
  document: YamlDocument | undefined,
  steps: readonly Step[],
): OwningRecord | undefined {
  const root = document?.root;
  if (CONFIGURATION_FILES.includes(file)) {
    return { schema: 'configuration', mapping: root?.type === 'mapping' ? root : undefined, steps };
  }
  if (facts?.recognition.ours !== true) return undefined;
  if (root?.type === 'mapping') return inMapping(snapshot, facts, root, steps);
  const [item, ...rest] = steps;
  const kind = claimedKind(snapshot, file) ?? facts.records[0]?.kind;
  if (kind === undefined) return undefined;
  if (root?.type !== 'sequence') return { schema: kind, mapping: undefined, steps: [] };
  if (item?.type !== 'item') return undefined;
  const entry = item.sequence.items[item.index];
  return { schema: kind, mapping: entry?.type === 'mapping' ? entry : undefined, steps: rest };
}

function inMapping(
  snapshot: Snapshot,
  facts: FileFacts,
  root: MappingNode,
  steps: readonly Step[],
): OwningRecord | undefined {
  const written = kindWritten(root);
  if (written !== undefined) return { schema: written, mapping: root, steps: withoutWrapper(steps) };
  const [list, item, ...rest] = steps;
  const plural = list?.type === 'pair' ? PLURAL_KINDS.get(looseKey(list.pair.key.text)) : undefined;
  const isList = facts.records.some((record) => record.recognisedBy === 'plural-list');
  if (plural !== undefined && item?.type === 'item' && isList) {
    const entry = item.sequence.items[item.index];
    return { schema: plural, mapping: entry?.type === 'mapping' ? entry : undefined, steps: rest };
  }
  if (plural !== undefined && isList && steps.length === 1)
    return { schema: plural, mapping: undefined, steps: [] };
  if (isList) return undefined;
  const here = facts.records.find((record) => record.span.start <= root.end && root.start <= record.span.end);
  const kind = here?.kind ?? facts.records[0]?.kind ?? claimedKind(snapshot, facts.file);
  return kind === undefined ? undefined : { schema: kind, mapping: root, steps: withoutWrapper(steps) };
}

/** What the path of a file says about its kind. */
export function claimedKind(snapshot: Snapshot, file: string): Kind | undefined {
  const claim = pathClaims(snapshot.configuration)(file);
  return claim.type === 'declares' || claim.type === 'suggests' ? claim.kind : undefined;
}

/** The kind that a mapping says it is. */
export function kindWritten(root: MappingNode): Kind | undefined {
  const value = valueOf(root, 'kind');
  if (value?.type !== 'scalar') return undefined;
  const word = value.text.trim().toLowerCase();
  return word === 'programme' ? 'program' : KINDS.find((kind) => kind === word);
}

/** `metadata` and `spec` of other tools' shape hold what stands at the top elsewhere. */
function withoutWrapper(steps: readonly Step[]): readonly Step[] {
  const [first, ...rest] = steps;
  const wraps = first?.type === 'pair' && (first.pair.name === 'metadata' || first.pair.name === 'spec');
  return wraps ? rest : steps;
}
