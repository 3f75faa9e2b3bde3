import type { FolderName } from '../protocol/place.ts';
import type { Session } from './session.ts';

/** The roots that a view lets a person choose from; nothing where there is no choice. */
export function folderChoice({ workspaces }: Session): { readonly folders?: readonly FolderName[] } {
  const roots = workspaces.roots();
  if (roots.length < 2) return {};
  return { folders: roots.map((root) => ({ uri: root.location.key, name: workspaces.nameOf(root) })) };
}
