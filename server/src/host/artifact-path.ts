import type { WantedPath } from '../engine/workspace/wanted-paths.ts';
import { resolveWritten } from './paths.ts';

/** Places where a written path is looked for, root-relative, in order; none when every reading leaves the workspace. */
export function candidatePlaces(wanted: WantedPath, evidenceRoot: string | undefined): string[] {
  const path = withoutFragment(wanted.path);
  const folders = ['', wanted.from];
  if (evidenceRoot !== undefined) folders.push(resolveWritten('', evidenceRoot) ?? '');
  const places = folders.map((folder) => resolveWritten(folder, path));
  return [...new Set(places)].filter((place) => place !== undefined);
}

/** Whether it is a link with a scheme, which is never looked at. A drive letter is no scheme. */
export function isLink(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(path);
}

/** Whether the path is a pattern that must match at least one file. */
export function isGlob(path: string): boolean {
  return /[*?]|\{[^}]*,[^}]*\}/.test(path);
}

function withoutFragment(path: string): string {
  const hash = path.indexOf('#');
  return hash > 0 ? path.slice(0, hash) : path;
}
