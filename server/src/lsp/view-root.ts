import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Engine } from '../engine/engine.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import type { Session } from './session.ts';

/** The root that a view shows, with its engine. */
export interface ViewRoot {
  readonly workspace: LiveWorkspace;
  readonly engine: Engine;
}

/**
 * The root that a view of a folder or file shows, when its files are read: the one that it is or lies in, and where that
 * only holds other workspaces, the first of these with records; without a URI the first of all with records. While files
 * are read again it answers at once with what is known. Throws a refusal with a sentence for the user when there is no
 * such root.
 */
export async function viewRoot(session: Session, uri: string | undefined): Promise<ViewRoot> {
  const { workspaces } = session;
  const wanted = workspaces.root(uri);
  if (wanted === undefined)
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      uri === undefined
        ? 'Open a folder first: the views show the records of a folder.'
        : 'This folder is not open any more. Choose another one.',
    );
  await whenKnown(wanted);
  let workspace = wanted;
  if (!wanted.hasRecords) {
    for await (const root of workspaces.standIns(wanted, uri, whenKnown)) {
      if (!root.hasRecords) continue;
      workspace = root;
      break;
    }
  }
  const { engine } = workspace;
  if (engine === undefined)
    throw new ResponseError(
      ErrorCodes.InternalError,
      'The workspace is not read yet. Try again in a moment.',
    );
  return { workspace, engine };
}

async function whenKnown(root: LiveWorkspace): Promise<void> {
  const opened = await root.whenOpen();
  if (opened?.workspace.complete !== true) await root.whenRead();
}
