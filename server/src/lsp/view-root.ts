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
 * The root of a folder URI, without one the first that has records, when its files are read. While all are read again it answers at once
 * with what is known. Throws a refusal with a sentence for the user when there is no such root.
 */
export async function viewRoot(session: Session, folder: string | undefined): Promise<ViewRoot> {
  const workspace = folder === undefined ? await firstRoot(session) : session.workspaces.root(folder);
  if (workspace === undefined)
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      folder === undefined
        ? 'Open a folder first: the views show the records of a folder.'
        : 'This folder is not open any more. Choose another one.',
    );
  const opened = await workspace.whenOpen();
  if (opened?.workspace.complete !== true) await workspace.whenRead();
  const { engine } = workspace;
  if (engine === undefined)
    throw new ResponseError(
      ErrorCodes.InternalError,
      'The workspace is not read yet. Try again in a moment.',
    );
  return { workspace, engine };
}

/** The first root with records; where none has any, the first. Those below a folder are found while that one is read. */
async function firstRoot({ workspaces }: Session): Promise<LiveWorkspace | undefined> {
  for (let at = 0; at < workspaces.roots().length; at++) {
    const root = workspaces.roots()[at];
    if (root?.engine?.workspace.complete !== true) await root?.whenRead();
    const [found] = workspaces.rootsWithRecords();
    if (found !== undefined) return found;
  }
  return workspaces.root(undefined);
}
