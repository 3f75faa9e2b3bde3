import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  WatchKind,
} from 'vscode-languageserver';
import { isConfigurationFile } from '../host/candidate-filter.ts';
import { joinRelative } from '../host/paths.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import { nameOf } from './locations.ts';
import type { Reconfiguration } from './reconfigure.ts';
import type { Session } from './session.ts';

/** A folder that was moved here is walked no deeper than this; it is a guard, not a limit that anybody meets. */
const DEEPEST = 32;

/** Asks the client to tell of changes on disk: of records in full, and of anything else when it comes or goes. */
export async function watchFiles(session: Session): Promise<void> {
  if (!session.abilities.watchesFiles) return;
  await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*.{yaml,yml,md,markdown}' },
      { globPattern: '**/.gitignore' },
      // What evidence points at may be any file or folder.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

/** What changed on disk in one workspace. */
interface Changes {
  readonly files: Set<string>;
  /** Everything, for paths that records point at. */
  readonly paths: Set<string>;
  readonly created: Set<string>;
  readonly deleted: Set<string>;
}

/** Brings what changed on disk to the workspaces that it belongs to. */
export async function watchedFilesChanged(
  session: Session,
  reconfiguration: Reconfiguration,
  { changes }: DidChangeWatchedFilesParams,
): Promise<void> {
  const byWorkspace = new Map<LiveWorkspace, Changes>();
  for (const { uri, type } of changes) {
    const owner = session.workspaces.ownerOf(uri);
    if (owner === undefined || owner.workspace.only !== undefined) continue;
    const { workspace, file } = owner;
    if (isConfigurationFile(nameOf(uri))) {
      await reconfiguration.configurationFileChanged(workspace, file, type === FileChangeType.Deleted);
      continue;
    }
    if (file === '.gitignore') {
      reconfiguration.soon(workspace, true);
      continue;
    }
    let known = byWorkspace.get(workspace);
    if (known === undefined) {
      known = { files: new Set(), paths: new Set(), created: new Set(), deleted: new Set() };
      byWorkspace.set(workspace, known);
    }
    known.paths.add(file);
    known.files.add(file);
    if (type === FileChangeType.Created) known.created.add(file);
    if (type === FileChangeType.Deleted) known.deleted.add(file);
  }
  for (const [workspace, known] of byWorkspace) {
    for (const file of filesBelow(workspace, known.deleted)) known.files.add(file);
    for (const path of known.created)
      for (const file of await filesInFolder(session, workspace, path, 0)) known.files.add(file);
    await workspace.refresh([...known.files]);
    await workspace.probeAgain(known.paths);
  }
}

/** Clients tell of a deleted folder, and not of each file that was in it. */
function filesBelow(workspace: LiveWorkspace, folders: ReadonlySet<string>): string[] {
  if (folders.size === 0) return [];
  const found: string[] = [];
  for (const { file } of workspace.engine?.workspace.files() ?? []) {
    for (let slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
      if (folders.has(file.slice(0, slash))) found.push(file);
    }
  }
  return found;
}

/** A folder that was moved here comes as one creation. */
async function filesInFolder(
  session: Session,
  workspace: LiveWorkspace,
  folder: string,
  depth: number,
): Promise<string[]> {
  if (
    workspace.skips(folder) === undefined ||
    depth > DEEPEST ||
    workspace.skips(`${folder}/x.yaml`) !== undefined
  )
    return [];
  const listing = await session.fileSystem.readFolder(session.workspaces.nativePath(workspace, folder));
  if ('failure' in listing) return [];
  const found: string[] = [];
  for (const { name, type } of listing.value) {
    const path = joinRelative(folder, name);
    if (type === 'file' && workspace.skips(path) === undefined) found.push(path);
    else if (type === 'folder') found.push(...(await filesInFolder(session, workspace, path, depth + 1)));
  }
  return found;
}
