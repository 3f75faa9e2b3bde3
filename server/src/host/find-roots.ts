import { CONFIGURATION_FILES } from '../engine/model/path-claim.ts';
import type { FileSystem } from './file-system.ts';
import type { PlatformPath } from './paths.ts';

/**
 * The root of a path given on the command line: the nearest folder, itself or above, that holds a configuration; else
 * the path if it is a folder; else the working folder. All paths native and absolute. Undefined when it does not exist.
 */
export async function findRoot(
  path: string,
  workingFolder: string,
  fileSystem: FileSystem,
  platform: PlatformPath,
): Promise<string | undefined> {
  const status = await fileSystem.stat(path);
  if ('failure' in status) return undefined;
  const isFolder = status.value.type === 'folder';
  let folder = isFolder ? path : platform.dirname(path);
  for (;;) {
    if ((await configurationFiles(folder, fileSystem, platform)).length > 0) return folder;
    const above = platform.dirname(folder);
    if (above === folder) return isFolder ? path : workingFolder;
    folder = above;
  }
}

/** Names of the configuration files in a folder; more than one is a problem, and the first one wins. */
export async function configurationFiles(
  folder: string,
  fileSystem: FileSystem,
  platform: PlatformPath,
): Promise<string[]> {
  const statuses = await Promise.all(
    CONFIGURATION_FILES.map((name) => fileSystem.stat(platform.join(folder, name))),
  );
  return CONFIGURATION_FILES.filter((_, index) => {
    const status = statuses[index];
    return status !== undefined && 'value' in status && status.value.type === 'file';
  });
}
