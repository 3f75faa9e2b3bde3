import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { missingOccurrence } from '../../engine/features/evidence-timeline/missing-occurrence.ts';
import type { MissingOccurrenceParams } from '../../protocol/evidence-timeline.ts';
import type { WorkspaceEdit } from '../../protocol/workspace-edit.ts';
import { toClientEdit } from '../client-edit.ts';
import { placesIn, type Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/missingOccurrence`: the edit that writes the stub, or a refusal with the reason for the user. */
export async function answerMissingOccurrence(
  session: Session,
  { folder, ...asked }: MissingOccurrenceParams,
): Promise<WorkspaceEdit> {
  const { workspace, engine } = await viewRoot(session, folder);
  const found = missingOccurrence(engine, asked);
  if ('refused' in found) throw new ResponseError(LSPErrorCodes.RequestFailed, found.refused);
  return toClientEdit(found.fix, placesIn(session, workspace, engine));
}
