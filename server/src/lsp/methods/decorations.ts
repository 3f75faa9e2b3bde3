import type { CancellationToken } from 'vscode-languageserver';
import { fileDecorations } from '../../engine/features/decorations/file-decorations.ts';
import type { FileDecoration } from '../../protocol/trees.ts';
import type { Session } from '../session.ts';

/** `tickmark/decorations`: the files of all roots of which a record is broken, missed, expired or stale. */
export async function answerDecorations(
  session: Session,
  token: CancellationToken,
): Promise<readonly FileDecoration[]> {
  const found: FileDecoration[] = [];
  for (const workspace of session.workspaces.roots()) {
    if (token.isCancellationRequested) break;
    if (workspace.engine?.workspace.complete !== true) await workspace.whenRead();
    await session.publisher(workspace).caughtUp();
    const { engine } = workspace;
    if (engine === undefined) continue;
    for (const { file, ...decoration } of fileDecorations(engine))
      found.push({ uri: session.workspaces.uriOf(workspace, file), ...decoration });
  }
  return found;
}
