import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { cellDetail } from '../../engine/features/matrix/cell-detail.ts';
import type { CellDetail, MatrixCellParams } from '../../protocol/matrix.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/matrixCell`: all that is known of one cell. */
export async function answerMatrixCell(session: Session, params: MatrixCellParams): Promise<CellDetail> {
  const { engine } = await viewRoot(session, params.folder);
  return cellDetail(engine, params) ?? refuseCell(params);
}

/** The refusal of a question about a cell that is not there. */
export function refuseCell({ row, column }: MatrixCellParams): never {
  throw new ResponseError(
    ErrorCodes.InvalidParams,
    `The pair ${shown(row)} and ${shown(column)} is not in these frameworks any more. Refresh the matrix.`,
  );
}

/** A client may send anything. */
function shown(written: unknown): string {
  const id = String(written);
  return id.length > 60 ? `${id.slice(0, 60)}…` : id;
}
