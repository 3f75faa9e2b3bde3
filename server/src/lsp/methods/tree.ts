import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { timeFrameOf } from '../../engine/features/time-frame.ts';
import { treeCounts, treeNodes } from '../../engine/features/trees/tree.ts';
import {
  TREES,
  type Tree,
  type TreeCounts,
  type TreeName,
  type TreeNode,
  type TreeParams,
} from '../../protocol/trees.ts';
import type { LiveWorkspace } from '../live-workspace.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/tree`: the top of a tree of one root, or the children of one of its nodes. */
export async function answerTree(session: Session, { tree, folder, node }: TreeParams): Promise<Tree> {
  if (!TREES.includes(tree))
    throw new ResponseError(ErrorCodes.InvalidParams, `There is no tree called ${String(tree)}.`);
  const roots = session.workspaces.rootsWithRecords();
  const [only] = roots;
  const { workspace, engine } = await viewRoot(session, folder ?? only?.location.key);
  if (tree === 'gaps') await session.publisher(workspace).caughtUp();
  const answer = {
    revision: engine.revision,
    frame: timeFrameOf(engine),
    complete: engine.workspace.complete,
  };
  if (folder === undefined && node === undefined && roots.length > 1) {
    const folders = roots
      .filter((root) => hasLines(root, tree))
      .map((root): TreeNode => {
        const { key } = root.location;
        return { id: key, type: 'folder', label: session.workspaces.nameOf(root), expandable: true };
      });
    return { ...answer, folder: '', nodes: folders };
  }
  return { ...answer, folder: workspace.location.key, nodes: treeNodes(engine, tree, node) };
}

/** `tickmark/treeCounts`: what wants somebody, over all roots that are read. */
export async function answerTreeCounts(session: Session, token: CancellationToken): Promise<TreeCounts> {
  const sum = { controls: 0, 'evidence-due': 0, gaps: 0, risks: 0, vendors: 0 };
  for (const workspace of session.workspaces.rootsWithRecords()) {
    if (token.isCancellationRequested) break;
    if (workspace.engine?.workspace.complete !== true) await workspace.whenRead();
    await session.publisher(workspace).caughtUp();
    const { engine } = workspace;
    if (engine === undefined) continue;
    const counts = treeCounts(engine);
    for (const name of TREES) sum[name] += counts[name];
  }
  return sum;
}

/** Whether a root has something to unfold. Gaps say that there are none, which is worth a line. */
function hasLines({ engine }: LiveWorkspace, tree: TreeName): boolean {
  return tree === 'gaps' || engine === undefined || treeNodes(engine, tree, undefined).length > 0;
}
