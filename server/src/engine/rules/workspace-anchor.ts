import type { RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** Where findings about the workspace as a whole sit: the SoA, else the scope, else the programme; else nowhere. */
export function workspaceAnchor(workspace: WorkspaceView): RecordFact | undefined {
  for (const kind of ['soa', 'scope', 'program'] as const) {
    for (const record of workspace.records(kind)) return record;
  }
  return undefined;
}
