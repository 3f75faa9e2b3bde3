import type { TreeCounts, TreeName, TreeNode } from '../../../protocol/trees.ts';
import type { Snapshot } from '../snapshot.ts';
import { controlsTree } from './controls-tree.ts';
import { evidenceDueTree, overdueEvidence } from './evidence-due-tree.ts';
import { gapsTree, pressingGaps } from './gaps-tree.ts';
import { overdueRisks, risksTree } from './risks-tree.ts';
import { stepsOf } from './tree-path.ts';
import { overdueVendorReviews, vendorsTree } from './vendors-tree.ts';

const TREE_OF: Readonly<
  Record<TreeName, (snapshot: Snapshot, steps: readonly string[]) => readonly TreeNode[]>
> = {
  controls: controlsTree,
  'evidence-due': evidenceDueTree,
  gaps: gapsTree,
  risks: risksTree,
  vendors: vendorsTree,
};

/** The top of a tree, or the children of one of its nodes; none when the node is not there any more. */
export function treeNodes(snapshot: Snapshot, name: TreeName, node: string | undefined): readonly TreeNode[] {
  if (node === undefined) return TREE_OF[name](snapshot, []);
  const steps = stepsOf(node);
  const isLeaf = name !== 'controls' && steps.length > 1;
  return steps.length === 0 || isLeaf ? [] : TREE_OF[name](snapshot, steps);
}

/** What wants somebody in one workspace. */
export function treeCounts(snapshot: Snapshot): TreeCounts {
  return {
    controls: 0,
    'evidence-due': overdueEvidence(snapshot),
    gaps: pressingGaps(snapshot),
    risks: overdueRisks(snapshot),
    vendors: overdueVendorReviews(snapshot),
  };
}
