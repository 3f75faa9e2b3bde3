import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { type CellEdit, cellEdit } from '../../engine/features/matrix/cell-edit.ts';
import type { CellEditParams } from '../../protocol/matrix.ts';
import type { WorkspaceEdit } from '../../protocol/workspace-edit.ts';
import { toClientEdit } from '../client-edit.ts';
import { planFreeFile } from '../free-file.ts';
import { placesIn, type Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';
import { refuseCell } from './matrix-cell.ts';

/** `tickmark/cellEdit`: a new evidence record for a cell, or its mapping added to a control. Nothing is written yet. */
export async function answerCellEdit(session: Session, params: CellEditParams): Promise<WorkspaceEdit> {
  const { workspace, engine } = await viewRoot(session, params.folder);
  const planned = await planFreeFile(
    session,
    workspace,
    (isTaken) => cellEdit(engine, params, isTaken),
    createdBy,
  );
  if (planned === undefined) return refuseCell(params);
  if (planned.type === 'refused') throw new ResponseError(ErrorCodes.InvalidParams, planned.message);
  return toClientEdit(planned, placesIn(session, workspace, engine));
}

function createdBy(planned: CellEdit | undefined): string | undefined {
  return planned?.type === 'edit' ? planned.create[0]?.file : undefined;
}
