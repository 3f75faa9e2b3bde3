import { toNative } from '../host/paths.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import type { Session } from './session.ts';

/**
 * Plans a new file until its place is free, in the index and on disk: also files that are no records take a place.
 * `fileOf` names the root-relative path of a plan, undefined where it has none: such a plan is given back as it is.
 */
export async function planFreeFile<Plan>(
  session: Session,
  { engine, location }: LiveWorkspace,
  plan: (isTaken: (file: string) => boolean) => Plan,
  fileOf: (plan: Plan) => string | undefined,
): Promise<Plan> {
  const refused = new Set<string>();
  for (;;) {
    const planned = plan((file) => refused.has(file) || engine?.facts(file) !== undefined);
    const file = fileOf(planned);
    if (file === undefined) return planned;
    const status = await session.fileSystem.stat(toNative(location.native, file));
    if ('failure' in status) return planned;
    refused.add(file);
  }
}
