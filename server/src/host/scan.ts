import { type CandidateFilter, isConfigurationFile } from './candidate-filter.ts';
import type { FileFailure, FileSystem, FolderEntry } from './file-system.ts';
import { byCodeUnits, joinRelative, toNative, toRelative } from './paths.ts';

/** More candidates than this are not read: it is not a folder of records but a whole disk. */
export const MAX_CANDIDATES = 50_000;

/** How many folders are read at once. */
const FOLDERS_AT_ONCE = 16;

export type ScanEvent =
  /** A candidate, relative to the root. */
  | { readonly type: 'file'; readonly file: string }
  /** A folder below that is a workspace of its own: not walked any further. */
  | { readonly type: 'nested'; readonly folder: string }
  /** Something that the user should know; the scan goes on. */
  | { readonly type: 'problem'; readonly path: string; readonly message: string }
  /** There are more candidates than are read; the scan ends here. */
  | { readonly type: 'limit'; readonly message: string };

export interface ScanOptions {
  readonly fileSystem: FileSystem;
  /** Native absolute path. */
  readonly root: string;
  readonly filter: CandidateFilter;
  readonly signal?: AbortSignal | undefined;
  readonly maxCandidates?: number;
}

/**
 * Walks a workspace for candidate files, folder by folder in a stable order. Symlinks are looked at last: one that
 * leads to a folder outside the root, to something seen already, or round in a circle, is not followed.
 */
export async function* scan(options: ScanOptions): AsyncGenerator<ScanEvent, void> {
  const limit = options.maxCandidates ?? MAX_CANDIDATES;
  let candidates = 0;
  for await (const event of new Walk(options).events()) {
    if (options.signal?.aborted) return;
    if (event.type === 'file' && ++candidates > limit) {
      yield { type: 'limit', message: tooMany(limit) };
      return;
    }
    yield event;
  }
}

/** A folder or file under two names: as the walk came to it, and where it really is; equal unless a link led there. */
interface Place {
  readonly path: string;
  readonly real: string;
}

class Walk {
  readonly #options: ScanOptions;
  #folders: Place[] = [{ path: '', real: '' }];
  #links: string[] = [];
  /** Real folders and files that were come to; each is told once, which also ends every loop. */
  readonly #seen = new Set<string>(['']);
  #realRoot: string | undefined;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  async *events(): AsyncGenerator<ScanEvent, void> {
    const { fileSystem, root } = this.#options;
    while (this.#folders.length > 0 || this.#links.length > 0) {
      const folders = this.#folders.splice(0, FOLDERS_AT_ONCE);
      const listings = await Promise.all(
        folders.map((folder) => fileSystem.readFolder(toNative(root, folder.path))),
      );
      for (const [index, folder] of folders.entries()) {
        const listing = listings[index];
        if (listing === undefined) continue;
        if ('value' in listing) yield* this.#entries(folder, listing.value);
        else if (listing.failure !== 'missing') yield unreadableFolder(folder.path, listing.failure);
      }
      if (this.#folders.length === 0) {
        for (const link of this.#links.splice(0)) yield* this.#link(link);
      }
    }
  }

  *#entries(folder: Place, entries: readonly FolderEntry[]): Generator<ScanEvent, void> {
    if (folder.path !== '' && entries.some(isConfiguration)) {
      yield { type: 'nested', folder: folder.path };
      return;
    }
    const { filter } = this.#options;
    for (const { name, type } of entries.toSorted((a, b) => byCodeUnits(a.name, b.name))) {
      const place = { path: joinRelative(folder.path, name), real: joinRelative(folder.real, name) };
      if (type === 'file') {
        if (filter.skipsFile(place.path) === undefined && this.#isNew(place))
          yield { type: 'file', file: place.path };
      } else if (type === 'folder') {
        if (filter.skipsFolder(place.path) === undefined && this.#isNew(place)) this.#folders.push(place);
      } else if (type === 'symlink') {
        this.#links.push(place.path);
      }
    }
  }

  async *#link(path: string): AsyncGenerator<ScanEvent, void> {
    const { fileSystem, filter, root } = this.#options;
    const maybeFile = filter.skipsFile(path) === undefined;
    const maybeFolder = filter.skipsFolder(path) === undefined;
    if (!maybeFile && !maybeFolder) return;
    const native = toNative(root, path);
    const real = await fileSystem.realPath(native);
    if ('failure' in real) {
      if (real.failure === 'loop') yield { type: 'problem', path, message: linkLoop(path) };
      return;
    }
    const status = await fileSystem.stat(native);
    if ('failure' in status) return;
    const inside = toRelative(await this.#findRealRoot(), real.value);
    if (status.value.type === 'file' && maybeFile) {
      if (inside === undefined || this.#isNew({ path, real: inside })) yield { type: 'file', file: path };
    } else if (status.value.type === 'folder' && maybeFolder && inside !== undefined) {
      const place = { path, real: inside };
      if (this.#isNew(place)) this.#folders.push(place);
    }
  }

  #isNew({ real }: Place): boolean {
    if (this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }

  async #findRealRoot(): Promise<string> {
    if (this.#realRoot !== undefined) return this.#realRoot;
    const real = await this.#options.fileSystem.realPath(this.#options.root);
    this.#realRoot = 'value' in real ? real.value : this.#options.root;
    return this.#realRoot;
  }
}

function isConfiguration(entry: FolderEntry): boolean {
  return entry.type !== 'folder' && isConfigurationFile(entry.name);
}

function unreadableFolder(path: string, failure: FileFailure): ScanEvent {
  const name = path === '' ? 'The workspace folder' : `The folder ${path}`;
  const why = failure === 'denied' ? 'permission is denied' : 'the system gave an error';
  const message = `${name} cannot be read because ${why}; nothing in it was checked. Allow reading it, or exclude it in .tickmark.yaml.`;
  return { type: 'problem', path, message };
}

function linkLoop(path: string): string {
  return `The link ${path} leads round in a circle and was not followed. Remove it or point it at a file.`;
}

function tooMany(limit: number): string {
  const count = limit.toLocaleString('en-US');
  return `There are more than ${count} YAML and Markdown files here; the rest was not read. Open the folder that holds your records, or exclude others in .tickmark.yaml.`;
}
