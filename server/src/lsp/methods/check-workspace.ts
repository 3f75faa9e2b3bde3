import type { CancellationToken } from 'vscode-languageserver';
import type { CheckedWorkspace } from '../../protocol/methods.ts';
import type { DiagnosticsSink } from '../diagnostics-sink.ts';
import type { Session } from '../session.ts';

/**
 * `tickmark/checkWorkspace`: reads all files again and answers when every finding is shown. When it is cancelled the
 * reading ends, and what was known before stays.
 */
export async function answerCheckWorkspace(
  session: Session,
  sink: DiagnosticsSink,
  token: CancellationToken,
): Promise<CheckedWorkspace> {
  const workspaces = [...session.workspaces.all()];
  const stopping = token.onCancellationRequested(() => {
    for (const workspace of workspaces) workspace.stopReading();
  });
  try {
    await Promise.all(workspaces.map((workspace) => workspace.reload(true)));
    let files = 0;
    for (const workspace of session.workspaces.all()) {
      if (token.isCancellationRequested) break;
      await workspace.whenRead();
      await session.publisher(workspace).caughtUp();
      for (const _ of workspace.engine?.files() ?? []) files++;
    }
    return { files, counts: sink.counts };
  } finally {
    stopping.dispose();
  }
}
