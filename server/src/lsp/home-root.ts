import type { LiveWorkspace } from './live-workspace.ts';
import type { Session } from './session.ts';

/**
 * The root that something new is written into, when its files are read: the one that a folder or file is or lies in, as
 * long as it is a workspace by its records or its configuration. One that only holds other workspaces gives way to the
 * first of these with records, as in views, else to the first with a configuration. Without a URI all roots are looked
 * at. Undefined when there is no such root.
 */
export async function homeRoot(
  { workspaces }: Session,
  uri: string | undefined,
): Promise<LiveWorkspace | undefined> {
  const wanted = workspaces.root(uri);
  if (wanted === undefined) return undefined;
  await wanted.whenRead();
  if (wanted.hasRecords || isConfigured(wanted)) return wanted;
  let configured: LiveWorkspace | undefined;
  for await (const root of workspaces.standIns(wanted, uri, (each) => each.whenRead())) {
    if (root.hasRecords) return root;
    if (isConfigured(root)) configured ??= root;
  }
  return configured ?? wanted;
}

function isConfigured({ configuration }: LiveWorkspace): boolean {
  return configuration?.file !== undefined;
}
