import ignore from 'ignore';
import picomatch from 'picomatch';
import { CONFIGURATION_FILES } from '../engine/model/path-claim.ts';

const NEVER_WALKED: ReadonlySet<string> = new Set([
  'node_modules',
  'vendor',
  'third_party',
  'dist',
  'build',
  'out',
  'target',
]);

const EXTENSION = /\.(?:ya?ml|md|markdown)$/i;

/** What decides which files of a workspace are looked at. */
export interface FilterOptions {
  /** Globs; when there are any, only files that match one are looked at. */
  readonly include: readonly string[];
  /** Globs of files and folders that are left out. */
  readonly exclude: readonly string[];
  /** Text of the root's `.gitignore`. */
  readonly gitignore: string | undefined;
}

/** Decides which files of a workspace are looked at. Paths are root-relative with forward slashes. */
export interface CandidateFilter {
  /** Why the folder is not walked, as the end of "not looked at: ...", or undefined when it is. */
  skipsFolder(folder: string): string | undefined;
  /** Why the file is not looked at, or undefined when it is a candidate. Its folders are not asked again. */
  skipsFile(file: string): string | undefined;
  /** As `skipsFile`, and every folder above it is asked too: for a file that no walk has led to. */
  skips(file: string): string | undefined;
  /** Whether the root's `.gitignore` hides the path. */
  gitIgnores(path: string): boolean;
}

/** Whether the path is a workspace's configuration, seen from its root. */
export function isConfigurationFile(file: string): boolean {
  return CONFIGURATION_FILES.includes(file);
}

export function createFilter(options: FilterOptions): CandidateFilter {
  const git = gitMatcher(options.gitignore);
  const includes = options.include.length === 0 ? undefined : matcher(options.include);
  const excludes = options.exclude.length === 0 ? undefined : matcher(options.exclude);
  // A folder is left out as a whole only by a pattern that means everything in it: `a/*.md` says nothing about `a/b`.
  const wholeFolders = options.exclude.flatMap(folderPatterns).filter((glob) => glob.endsWith('/**'));
  const excludesFolder = wholeFolders.length === 0 ? undefined : matcher(wholeFolders);

  const filter: CandidateFilter = {
    skipsFolder(folder) {
      const name = folder.slice(folder.lastIndexOf('/') + 1);
      if (name.startsWith('.')) return `folders that begin with a dot are never walked (${folder})`;
      if (NEVER_WALKED.has(name)) return `folders named ${name} are never walked`;
      if (git(`${folder}/`)) return `.gitignore ignores ${folder}`;
      if (excludesFolder?.(folder)) return `the configuration excludes ${folder}`;
      return undefined;
    },
    skipsFile(file) {
      if (isConfigurationFile(file)) return undefined;
      if (!EXTENSION.test(file)) return 'only .yaml, .yml, .md and .markdown files are read';
      if (git(file)) return '.gitignore ignores it';
      if (excludes?.(file)) return 'the configuration excludes it';
      if (includes !== undefined && !includes(file)) return 'the configuration does not include it';
      return undefined;
    },
    skips(file) {
      for (let slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
        const reason = filter.skipsFolder(file.slice(0, slash));
        if (reason !== undefined) return reason;
      }
      return filter.skipsFile(file);
    },
    gitIgnores: git,
  };
  return filter;
}

function gitMatcher(text: string | undefined): (path: string) => boolean {
  if (text === undefined || text.trim() === '') return () => false;
  // Case counts on every machine, so that the editor and CI agree.
  const rules = ignore({ ignorecase: false, allowRelativePaths: true }).add(text);
  return (path) => path !== '' && rules.ignores(path);
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  return picomatch(globs.flatMap(folderPatterns), { dot: true, nonegate: true });
}

/** `samples`, `samples/` and `./samples` also mean everything below. */
function folderPatterns(glob: string): string[] {
  const bare = glob
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\/$/, '');
  if (bare === '') return [];
  return bare.endsWith('*') ? [bare] : [bare, `${bare}/**`];
}
