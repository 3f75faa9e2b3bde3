import type { CheckedWorkspace } from '../../protocol/methods.ts';
import type { DiagnosticsSink } from '../diagnostics-sink.ts';
import type { Session } from '../session.ts';

/** `tickmark/checkWorkspace`: reads all files again and answers when every finding is shown. */
export async function answerCheckWorkspace(
  session: Session,
  sink: DiagnosticsSink,
): Promise<CheckedWorkspace> {
  const workspaces = [...session.workspaces.all()];
  await Promise.all(workspaces.map((workspace) => workspace.reload(true)));
  let files = 0;
  for (const workspace of session.workspaces.all()) {
    await workspace.whenRead();
    await session.publisher(workspace).caughtUp();
    for (const _ of workspace.engine?.files() ?? []) files++;
  }
  return { files, counts: sink.counts };
}
