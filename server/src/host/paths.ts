import path from 'node:path';

/** The part of `node:path` that knows one platform; tests pass `path.win32` on any machine. */
export type PlatformPath = Pick<
  typeof path,
  'sep' | 'resolve' | 'relative' | 'join' | 'dirname' | 'basename' | 'isAbsolute'
>;

/**
 * A native path as the engine writes it: relative to `root`, with forward slashes; `''` is the root itself.
 * Undefined when the path lies outside, which includes another drive or another network share. Drive letters and
 * names compare as the platform compares them.
 */
export function toRelative(root: string, native: string, platform: PlatformPath = path): string | undefined {
  const relative = platform.relative(root, native);
  if (relative === '..' || relative.startsWith(`..${platform.sep}`) || platform.isAbsolute(relative))
    return undefined;
  return withForwardSlashes(relative, platform);
}

/** The native path of a root-relative path with forward slashes. */
export function toNative(root: string, relative: string, platform: PlatformPath = path): string {
  if (relative === '') return root;
  const last = root.at(-1);
  const glue = last === '/' || last === platform.sep ? '' : platform.sep;
  return root + glue + (platform.sep === '/' ? relative : relative.replaceAll('/', platform.sep));
}

/** `to` seen from `from` with forward slashes, `.` for the same folder; keeps `..` and absolute paths of other drives. */
export function displayPath(from: string, to: string, platform: PlatformPath = path): string {
  return withForwardSlashes(platform.relative(from, to), platform) || '.';
}

/** Joins two relative paths with forward slashes; `''` is the root. */
export function joinRelative(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
}

/** The folder of a relative path; `''` for a file in the root. */
export function folderOf(relative: string): string {
  const slash = relative.lastIndexOf('/');
  return slash < 0 ? '' : relative.slice(0, slash);
}

/**
 * Resolves a path as written in a record (slashes of either kind, `.` and `..`) against a root-relative folder.
 * Undefined when it is absolute or climbs out of the workspace.
 */
export function resolveWritten(folder: string, written: string): string | undefined {
  const path = written.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-zA-Z]:/.test(path)) return undefined;
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** Orders strings by UTF-16 code units, the same in every locale and on every machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withForwardSlashes(path: string, platform: PlatformPath): string {
  return platform.sep === '/' ? path : path.replaceAll(platform.sep, '/');
}
