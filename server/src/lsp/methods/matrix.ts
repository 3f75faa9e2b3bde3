import { isMatrix, matrixOf } from '../../engine/features/matrix/matrix.ts';
import type { MatrixParams, MatrixResult } from '../../protocol/matrix.ts';
import { choosableFolders } from '../folder-choice.ts';
import { GivenMatrices } from '../given-matrices.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

const given = new WeakMap<Session, GivenMatrices>();

/** `tickmark/matrix`: the matrix, or what changed in it since the client asked last. */
export async function answerMatrix(session: Session, params: MatrixParams): Promise<MatrixResult> {
  if (session.workspaces.root(params.folder) === undefined)
    return {
      type: 'none',
      reason: 'no-workspace',
      message:
        params.folder === undefined
          ? 'Open a folder with controls and evidence to see which criterion each of them covers.'
          : 'This folder is not open any more. Choose another one.',
    };
  const { workspace, engine } = await viewRoot(session, params.folder);
  const content = matrixOf(engine, params);
  if (!isMatrix(content)) return content;
  const folders = choosableFolders(session, workspace);
  const matrix = { ...content, folder: workspace.location.key, folders };
  let memory = given.get(session);
  if (memory === undefined) {
    memory = new GivenMatrices();
    given.set(session, memory);
  }
  return memory.answer(workspace, matrix, params.known);
}
