import { toNative, toRelative } from '../host/paths.ts';
import { WorkspaceHost } from '../host/workspace-host.ts';
import { isInScope, type Scope, type Target } from './targets.ts';
import type { Terminal } from './terminal.ts';

/** A workspace whose files were read, and what is asked about it. */
export interface OpenWorkspace {
  readonly host: WorkspaceHost;
  readonly scopes: readonly Scope[];
}

/**
 * Opens the workspaces of the targets one after the other, and those that lie in their scopes further below, each
 * once. Only one is in memory unless the caller keeps it.
 */
export async function* openWorkspaces(
  targets: readonly Target[],
  asOf: string | undefined,
  terminal: Terminal,
): AsyncGenerator<OpenWorkspace, void> {
  const { fileSystem, clock } = terminal;
  const waiting = [...targets].sort(outerFirst);
  const seen = new Set<string>();
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    const { root, withNested } = target;
    if (seen.has(root)) continue;
    seen.add(root);
    const host = await WorkspaceHost.open({ fileSystem, clock, root, asOf });
    await host.load();
    yield { host, scopes: target.scopes };
    if (!withNested) continue;
    const { scopes } = target;
    for (const folder of host.nested) {
      if (!isInScope(folder, scopes)) continue;
      const below = toNative(root, folder);
      const asked = waiting.find((other) => other.root === below);
      if (asked === undefined) waiting.push({ root: below, scopes: [WHOLE], withNested });
      else asked.scopes.push(WHOLE);
    }
    waiting.sort(outerFirst);
  }
}

/** What an outer workspace finds further below may be asked about already, in part: it comes first and widens that. */
function outerFirst(a: Target, b: Target): number {
  return a.root.length - b.root.length;
}

const WHOLE: Scope = { path: '', isFolder: true };

/** Sentences about asked paths that are not looked at, and about what could not be read. */
export function* notesOf({ host, scopes }: OpenWorkspace): Generator<string, void> {
  yield* host.notes;
  for (const { path, isFolder } of scopes) {
    if (path === '') continue;
    const reason = host.skips(isFolder ? `${path}/a.yaml` : path);
    if (reason !== undefined) yield `${path} is not looked at: ${reason}.`;
  }
}

/** The root-relative path of a native one, for files that were asked about by name. */
export function fileIn(host: WorkspaceHost, native: string): string | undefined {
  return toRelative(host.root, native);
}
