import type { Snapshot } from '../../../server/src/engine/features/snapshot.ts';
import { treeNodes } from '../../../server/src/engine/features/trees/tree.ts';
import type { TreeName, TreeNode } from '../../../server/src/protocol/trees.ts';

/** Children of a node, as a client gets at them. */
export function childrenOf(snapshot: Snapshot, tree: TreeName, node: TreeNode): readonly TreeNode[] {
  return node.children ?? (node.expandable === true ? treeNodes(snapshot, tree, node.id) : []);
}

/** A tree with everything unfolded, one line for each node: `label | description`, indented. */
export function treeLines(snapshot: Snapshot, tree: TreeName): string[] {
  const lines = (nodes: readonly TreeNode[], depth: number): string[] =>
    nodes.flatMap((node) => [
      `${'  '.repeat(depth)}${node.label}${node.description === undefined ? '' : ` | ${node.description}`}`,
      ...lines(childrenOf(snapshot, tree, node), depth + 1),
    ]);
  return lines(treeNodes(snapshot, tree, undefined), 0);
}

/** Every node of a tree. */
export function allNodes(snapshot: Snapshot, tree: TreeName): TreeNode[] {
  const all = (nodes: readonly TreeNode[]): TreeNode[] =>
    nodes.flatMap((node) => [node, ...all(childrenOf(snapshot, tree, node))]);
  return all(treeNodes(snapshot, tree, undefined));
}
