import type { MappingNode, Node, ScalarNode } from '../syntax/tree.ts';
import { valueOf } from '../syntax/tree.ts';

/** The node at a dotted path of canonical names (`contract.next_review`); undefined when a step is missing. */
export function nodeAtPath(mapping: MappingNode, path: string): Node | undefined {
  if (!path.includes('.')) return valueOf(mapping, path);
  let node: Node | undefined = mapping;
  for (const name of path.split('.')) {
    if (node?.type !== 'mapping') return undefined;
    node = valueOf(node, name);
  }
  return node;
}

/** The scalar at a dotted path, or undefined. */
export function scalarAt(mapping: MappingNode, path: string): ScalarNode | undefined {
  const node = nodeAtPath(mapping, path);
  return node?.type === 'scalar' ? node : undefined;
}

/** The written text of a scalar at a dotted path, trimmed; undefined when absent, empty, null or a `?` placeholder. */
export function textAt(mapping: MappingNode, path: string): string | undefined {
  return meaningful(scalarAt(mapping, path));
}

/** The text of a scalar, trimmed; undefined when it says nothing: empty, `null`, `~`, or the placeholder `?`. */
export function meaningful(node: Node | undefined): string | undefined {
  if (node?.type !== 'scalar') return undefined;
  const text = node.text.trim();
  if (text === '' || text === '?') return undefined;
  return node.style === 'plain' && (text === '~' || text === 'null') ? undefined : text;
}

/** Whether a key is there and says something: a value that is neither empty nor null nor the placeholder. */
export function says(mapping: MappingNode, path: string): boolean {
  const node = nodeAtPath(mapping, path);
  if (node === undefined) return false;
  if (node.type === 'scalar') return meaningful(node) !== undefined;
  return node.type !== 'sequence' || node.items.length > 0;
}

/** Whether the user was asked to fill the value in and has not yet. */
export function isPlaceholder(node: Node | undefined): node is ScalarNode {
  return node?.type === 'scalar' && node.text.trim() === '?';
}

/** The mappings in a list; a single mapping counts as a list of one. */
export function mappingsIn(node: Node | undefined): readonly MappingNode[] {
  if (node?.type === 'mapping') return [node];
  if (node?.type !== 'sequence') return [];
  return node.items.filter((item): item is MappingNode => item?.type === 'mapping');
}

/** The scalars in a list that say something; a single scalar counts as a list of one. */
export function scalarsIn(node: Node | undefined): readonly ScalarNode[] {
  const items = node?.type === 'sequence' ? node.items : [node];
  return items.filter((item): item is ScalarNode => meaningful(item) !== undefined);
}
