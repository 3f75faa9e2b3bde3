import type { AliasResolver } from '../syntax/aliases.ts';
import { mergedPairs } from '../syntax/aliases.ts';
import type { MappingNode, Node, Pair } from '../syntax/tree.ts';
import type { ShadowedKey } from './facts.ts';
import type { Kind } from './kinds.ts';
import { looseKey, namesFramework } from './satisfies-key.ts';
import { canonicalChild, childOf, type Property, rootProperty } from './schema/schema-table.ts';

/** Canonical key to the workspace's own names for it, from the configuration. */
export type ConfiguredAliases = ReadonlyMap<string, readonly string[]>;

export interface Canonical {
  readonly fields: MappingNode;
  readonly shadowed: readonly ShadowedKey[];
}

/**
 * A record's mapping with canonical key names at every depth: house spellings and aliases are read as the field they
 * mean, `metadata`/`spec` wrappers are opened, YAML aliases and merge keys resolved. Nodes keep their source spans.
 */
export function canonicalise(
  kind: Kind,
  mapping: MappingNode,
  resolve: AliasResolver,
  aliases: ConfiguredAliases,
  isFramework: (key: string) => boolean,
): Canonical {
  const shadowed: ShadowedKey[] = [];
  const root = rootProperty(kind);
  const walk = (node: Node | undefined, property: Property | undefined): Node | undefined => {
    if (node === undefined || node.type === 'scalar') return node;
    const resolved = node.type === 'alias' ? resolve(node) : node;
    if (resolved.type === 'mapping') return walkMapping(resolved, property);
    if (
      resolved.type !== 'sequence' ||
      !resolved.items.some((item) => item !== undefined && item.type !== 'scalar')
    )
      return resolved;
    return { ...resolved, items: resolved.items.map((item) => walk(item, property)) };
  };
  const walkMapping = (node: MappingNode, property: Property | undefined): MappingNode => {
    const pairs: Pair[] = [];
    const source = property === root ? unwrapped(node, resolve) : mergedPairs(node, resolve);
    const packId = property === root && source !== node.pairs ? nameAsId(node, source, resolve) : undefined;
    for (const pair of source) {
      const name = pair === packId ? 'id' : nameOf(pair, property);
      const child = property === undefined ? undefined : childOf(property, name);
      pairs.push({ name, key: pair.key, value: walk(pair.value, child) });
    }
    return { ...node, pairs: withoutShadowed(pairs, shadowed) };
  };
  const nameOf = (pair: Pair, property: Property | undefined): string => {
    const written = pair.key.text;
    const configured = property === root ? configuredName(aliases, written) : undefined;
    const name = configured ?? (property === undefined ? written : canonicalChild(property, written));
    // `frameworks`, `compliance` and the like mean many things: they are `satisfies` only above framework keys.
    if (name === 'satisfies' && looseKey(written) !== 'satisfies') {
      return namesFramework(pair.value, { resolve, isFramework }) ? name : written;
    }
    return name;
  };
  return { fields: walkMapping(mapping, root), shadowed };
}

function configuredName(aliases: ConfiguredAliases, written: string): string | undefined {
  if (aliases.size === 0) return undefined;
  const loose = looseKey(written);
  for (const [canonical, names] of aliases) {
    if (names.some((name) => looseKey(name) === loose)) return canonical;
  }
  return undefined;
}

/** Where a field is written twice under two names, the canonical name wins, else the first; the others are told. */
function withoutShadowed(pairs: Pair[], shadowed: ShadowedKey[]): Pair[] {
  let kept: Pair[] | undefined;
  const large = pairs.length > SMALL ? winners(pairs) : undefined;
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at];
    if (pair === undefined) continue;
    const winner = large?.get(pair.name) ?? winnerOf(pairs, pair);
    if (winner === pair || winner.key.text === pair.key.text) {
      kept?.push(pair);
      continue;
    }
    kept ??= pairs.slice(0, at);
    shadowed.push({ written: pair.key.text, canonical: winner.key.text, span: pair.key });
  }
  return kept ?? pairs;
}

/** Up to so many keys, looking through all of them for each is quicker than a map of their names. */
const SMALL = 32;

function winners(pairs: readonly Pair[]): ReadonlyMap<string, Pair> {
  const byName = new Map<string, Pair>();
  for (const pair of pairs) {
    const known = byName.get(pair.name);
    const isBetter = known !== undefined && known.key.text !== known.name && pair.key.text === pair.name;
    if (known === undefined || isBetter) byName.set(pair.name, pair);
  }
  return byName;
}

function winnerOf(pairs: readonly Pair[], pair: Pair): Pair {
  let first = pair;
  let seen = false;
  for (const other of pairs) {
    if (other.name !== pair.name) continue;
    if (other.key.text === other.name) return other;
    if (!seen) {
      first = other;
      seen = true;
    }
  }
  return first;
}

/** The pairs of a record with `metadata` and `spec` read as if their content stood at the top. */
function unwrapped(mapping: MappingNode, resolve: AliasResolver): readonly Pair[] {
  const pairs = mergedPairs(mapping, resolve);
  if (!pairs.some((pair) => isWrapper(pair, resolve))) return pairs;
  const result: Pair[] = [];
  for (const pair of pairs) {
    const inner = wrapperContent(pair, resolve);
    if (inner !== undefined) result.push(...mergedPairs(inner, resolve));
    else if (pair.name !== 'apiVersion') result.push(pair);
  }
  return result;
}

/** Beside a title, `metadata.name` of a pack is what others call the record by: its id, where it has no other. */
function nameAsId(mapping: MappingNode, read: readonly Pair[], resolve: AliasResolver): Pair | undefined {
  const has = (key: string): boolean => read.some((pair) => looseKey(pair.key.text) === key);
  if (!has('title') || has('id')) return undefined;
  const metadata = mergedPairs(mapping, resolve).find((pair) => pair.name === 'metadata');
  const content = metadata === undefined ? undefined : wrapperContent(metadata, resolve);
  if (content === undefined) return undefined;
  const name = mergedPairs(content, resolve).find((pair) => pair.key.text === 'name');
  return name !== undefined && read.includes(name) ? name : undefined;
}

function isWrapper(pair: Pair, resolve: AliasResolver): boolean {
  return wrapperContent(pair, resolve) !== undefined;
}

function wrapperContent(pair: Pair, resolve: AliasResolver): MappingNode | undefined {
  if (pair.name !== 'metadata' && pair.name !== 'spec') return undefined;
  const value = pair.value?.type === 'alias' ? resolve(pair.value) : pair.value;
  return value?.type === 'mapping' ? value : undefined;
}
