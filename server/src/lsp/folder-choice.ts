import type { FolderName } from '../protocol/place.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import type { Session } from './session.ts';

/**
 * The roots that a view of one of them lets a person choose from. A folder without records that only holds other
 * workspaces is left out, unless it is the one that is shown.
 */
export function choosableFolders({ workspaces }: Session, shown: LiveWorkspace): readonly FolderName[] {
  const isOnlyAround = (root: LiveWorkspace): boolean =>
    !root.hasRecords && workspaces.rootsBelow(root).length > 0;
  return workspaces
    .roots()
    .filter((root) => root === shown || !isOnlyAround(root))
    .map((root) => ({ uri: root.location.key, name: workspaces.nameOf(root) }));
}

/** As part of an answer; nothing where there is no choice. */
export function folderChoice(
  session: Session,
  shown: LiveWorkspace,
): { readonly folders?: readonly FolderName[] } {
  const folders = choosableFolders(session, shown);
  return folders.length < 2 ? {} : { folders };
}
