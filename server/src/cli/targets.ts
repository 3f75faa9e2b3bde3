import path from 'node:path';
import { findRoot } from '../host/find-roots.ts';
import { toRelative } from '../host/paths.ts';
import type { Terminal } from './terminal.ts';

/** A part of a workspace whose findings are asked for. */
export interface Scope {
  /** Root-relative; '' is the whole workspace. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** A workspace and what is asked about it. */
export interface Target {
  /** Native absolute path. */
  readonly root: string;
  readonly scopes: Scope[];
  /** Whether workspaces further below belong to the question too. */
  readonly withNested: boolean;
}

/** The workspaces of the given paths, each once, or a sentence about what is wrong with a path. */
export async function findTargets(
  paths: readonly string[],
  rootOption: string | undefined,
  terminal: Terminal,
): Promise<{ readonly targets: readonly Target[] } | { readonly problem: string }> {
  const { workingFolder, fileSystem } = terminal;
  const fixedRoot = rootOption === undefined ? undefined : path.resolve(workingFolder, rootOption);
  if (fixedRoot !== undefined) {
    const status = await fileSystem.stat(fixedRoot);
    if ('failure' in status || status.value.type !== 'folder')
      return { problem: `--root ${rootOption}: there is no such folder.` };
  }
  const targets = new Map<string, Target>();
  for (const written of paths.length > 0 ? paths : [rootOption ?? '.']) {
    const native = path.resolve(workingFolder, written);
    const status = await fileSystem.stat(native);
    if ('failure' in status)
      return {
        problem:
          status.failure === 'denied'
            ? `${written} cannot be read because permission is denied.`
            : `There is no file or folder ${written}.`,
      };
    const isFolder = status.value.type === 'folder';
    const root = fixedRoot ?? (await rootOf(native, isFolder, terminal));
    const relative = toRelative(root, native);
    if (relative === undefined) return { problem: `${written} does not lie in --root ${rootOption}.` };
    const target = targets.get(root) ?? { root, scopes: [], withNested: fixedRoot === undefined };
    target.scopes.push({ path: relative, isFolder });
    targets.set(root, target);
  }
  return { targets: [...targets.values()] };
}

async function rootOf(native: string, isFolder: boolean, terminal: Terminal): Promise<string> {
  const { workingFolder, fileSystem } = terminal;
  const root = (await findRoot(native, workingFolder, fileSystem, path)) ?? workingFolder;
  // A file elsewhere, without a configuration above it: the working folder cannot be its workspace.
  if (!isFolder && toRelative(root, native) === undefined) return path.dirname(native);
  return root;
}

/** Whether a root-relative file or folder lies in one of the scopes. */
export function isInScope(file: string, scopes: readonly Scope[]): boolean {
  return scopes.some(({ path: scope }) => scope === '' || file === scope || file.startsWith(`${scope}/`));
}

/** Whether a path to write to is written as a folder, with a slash at its end, and there is no such folder. */
export async function isMissingFolder(written: string, terminal: Terminal): Promise<boolean> {
  if (!written.endsWith('/') && !written.endsWith(path.sep)) return false;
  const status = await terminal.fileSystem.stat(path.resolve(terminal.workingFolder, written));
  return 'failure' in status || status.value.type !== 'folder';
}
