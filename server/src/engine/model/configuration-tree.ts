import { mergedPairs, resolver } from '../syntax/aliases.ts';
import type { MappingNode, Node, ScalarNode, YamlDocument } from '../syntax/tree.ts';
import { pairOf } from '../syntax/tree.ts';
import { saysNothing } from './schema/plain-copy.ts';
import { canonicalChild, childOf, rootProperty } from './schema/schema-table.ts';
import type { Property } from './schema/schema-types.ts';

/** How deep a configuration is followed; ours is three levels deep, and aliases may nest without end. */
const MAX_DEPTH = 12;

/** The settings of a document with canonical key names, YAML aliases resolved; undefined when it is not a mapping. */
export function configurationTree(document: YamlDocument): MappingNode | undefined {
  const resolve = resolver(document);
  const walk = (node: Node | undefined, at: Property | undefined, depth: number): Node | undefined => {
    if (node === undefined || depth > MAX_DEPTH) return undefined;
    const resolved = resolve(node);
    if (resolved.type === 'sequence') {
      return { ...resolved, items: resolved.items.map((item) => walk(item, at, depth + 1)) };
    }
    if (resolved.type !== 'mapping') return resolved;
    const pairs = mergedPairs(resolved, resolve).map((pair) => {
      const name = at === undefined ? pair.name : canonicalChild(at, pair.key.text);
      return { name, key: pair.key, value: walk(pair.value, at && childOf(at, name), depth + 1) };
    });
    return { ...resolved, pairs };
  };
  const root = walk(document.root, rootProperty('configuration'), 0);
  return root?.type === 'mapping' ? root : undefined;
}

/** The value under a key, or undefined. */
export function nodeIn(mapping: MappingNode | undefined, name: string): Node | undefined {
  return mapping === undefined ? undefined : pairOf(mapping, name)?.value;
}

/** The mappings in a list under a key. */
export function entriesOf(mapping: MappingNode, name: string): readonly MappingNode[] {
  const value = nodeIn(mapping, name);
  const items = value?.type === 'sequence' ? value.items : [];
  return items.filter((item): item is MappingNode => item?.type === 'mapping');
}

/** The mapping under a key, or undefined. */
export function mappingAt(mapping: MappingNode | undefined, name: string): MappingNode | undefined {
  const value = nodeIn(mapping, name);
  return value?.type === 'mapping' ? value : undefined;
}

/** The scalar under a key that says something, or undefined. */
export function scalarIn(mapping: MappingNode | undefined, name: string): ScalarNode | undefined {
  const value = nodeIn(mapping, name);
  return value?.type === 'scalar' && !saysNothing(value) ? value : undefined;
}

/** The trimmed text under a key, or undefined. */
export function textIn(mapping: MappingNode | undefined, name: string): string | undefined {
  return scalarIn(mapping, name)?.text.trim();
}

/** The texts in a list, or the one text that stands in its place. */
export function textsOf(value: Node | undefined): readonly string[] {
  const items = value?.type === 'sequence' ? value.items : [value];
  return items
    .filter((item): item is ScalarNode => item?.type === 'scalar' && !saysNothing(item))
    .map((item) => item.text.trim());
}
