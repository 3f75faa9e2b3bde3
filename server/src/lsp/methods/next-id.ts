import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { planRecord } from '../../engine/features/new-record.ts';
import type { NewRecord, NextIdParams } from '../../protocol/new-record.ts';
import { planFreeFile } from '../free-file.ts';
import { homeRoot } from '../home-root.ts';
import type { Session } from '../session.ts';

/** `tickmark/nextId`: a whole new record, of which nothing is written yet. */
export async function answerNextId(
  session: Session,
  { kind, folder, title, directory, control }: NextIdParams,
): Promise<NewRecord> {
  const owner = directory === undefined ? undefined : session.workspaces.ownerOf(directory);
  const workspace = owner?.workspace ?? (await homeRoot(session, folder));
  if (workspace === undefined)
    throw new ResponseError(ErrorCodes.InvalidParams, 'Open a folder first: a record needs a place.');
  await workspace.whenRead();
  const { engine, location } = workspace;
  if (engine === undefined)
    throw new ResponseError(
      ErrorCodes.InternalError,
      'The workspace is not read yet. Try again in a moment.',
    );
  const plan = await planFreeFile(
    session,
    workspace,
    (isTaken) =>
      planRecord(engine, kind, title, isTaken, {
        ...(owner === undefined ? {} : { folder: owner.file }),
        ...(control === undefined ? {} : { control }),
      }),
    (planned) => planned?.file,
  );
  if (plan === undefined)
    throw new ResponseError(ErrorCodes.InvalidParams, `There is no kind of record called ${kind}.`);
  return { id: plan.id, file: location.uri(plan.file), text: plan.text };
}
