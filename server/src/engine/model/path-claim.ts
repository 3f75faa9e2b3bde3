import picomatch from 'picomatch';
import type { Configuration } from './configuration.ts';
import { KINDS, type Kind } from './kinds.ts';

/** What the path of a file says about its kind before anything in it is read. */
export type PathClaim =
  /** A suffix or a configured association: the file says that it is a record. */
  | {
      readonly type: 'declares';
      readonly kind: Kind;
      readonly by: 'suffix' | 'association';
      readonly because: string;
    }
  /** A default folder: a hint that the content must confirm. */
  | { readonly type: 'suggests'; readonly kind: Kind; readonly because: string }
  /** The configuration says that the file is none of ours. */
  | { readonly type: 'none'; readonly glob: string }
  | { readonly type: 'nothing' };

const FOLDER_KINDS: ReadonlyMap<string, Kind> = new Map([
  ['controls', 'control'],
  ['risks', 'risk'],
  ['evidence', 'evidence'],
  ['vendors', 'vendor'],
  ['incidents', 'incident'],
  ['policies', 'policy'],
  ['frameworks', 'framework'],
]);

/** Folders in which teams keep the whole of it; ours are looked for one level below them as well. */
const PARENT_FOLDERS: ReadonlySet<string> = new Set([
  'compliance',
  'grc',
  'security',
  'governance',
  'isms',
  'soc2',
  'audit',
]);

/** Names of the workspace's configuration file. */
export const CONFIGURATION_FILES: readonly string[] = ['.tickmark.yaml', '.tickmark.yml'];

/** Makes the function that reads claims from paths, with the configuration's globs compiled once. */
export function pathClaims(configuration: Configuration): (file: string) => PathClaim {
  const associations = configuration.associations.map(({ glob, kind }) => ({
    glob,
    kind,
    matches: picomatch(glob, { dot: true }),
  }));
  return (file) => {
    for (const { glob, kind, matches } of associations) {
      if (!matches(file)) continue;
      return kind === 'none'
        ? { type: 'none', glob }
        : { type: 'declares', kind, by: 'association', because: glob };
    }
    return fromSuffix(file) ?? fromFolder(file) ?? { type: 'nothing' };
  };
}

function fromSuffix(file: string): PathClaim | undefined {
  const match = /\.([a-z]+)\.ya?ml$/.exec(file);
  const kind = KINDS.find((candidate) => candidate === match?.[1]);
  return kind === undefined ? undefined : { type: 'declares', kind, by: 'suffix', because: `.${kind}.yaml` };
}

function fromFolder(file: string): PathClaim | undefined {
  const [first = '', second = ''] = file.split('/', 3);
  const depth = file.split('/', 3).length;
  const top = depth > 1 ? FOLDER_KINDS.get(first) : undefined;
  if (top !== undefined) return { type: 'suggests', kind: top, because: `${first}/` };
  const below = depth > 2 && PARENT_FOLDERS.has(first) ? FOLDER_KINDS.get(second) : undefined;
  return below === undefined ? undefined : { type: 'suggests', kind: below, because: `${first}/${second}/` };
}
