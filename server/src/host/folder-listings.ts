import type { EntryType, FileSystem } from './file-system.ts';
import { folderOf, joinRelative, toNative } from './paths.ts';

/** Where a path leads on disk. */
export type Located =
  | { readonly found: 'exactly'; readonly path: string }
  /** Only the case differs; `path` is the spelling on disk. */
  | { readonly found: 'in-other-case'; readonly path: string }
  | { readonly found: 'nowhere' };

const NOWHERE: Located = { found: 'nowhere' };

interface Listing {
  /** By NFC name: macOS may hand out names in decomposed form. */
  readonly exact: ReadonlyMap<string, { readonly name: string; readonly type: EntryType }>;
  readonly folded: ReadonlyMap<string, string>;
}

/**
 * Finds root-relative paths by listing folders, each once, instead of asking for each file: quick for thousands of
 * paths, and a path in the wrong case is found out on disks that ignore case too, so the editor agrees with CI.
 */
export class FolderListings {
  readonly #listings = new Map<string, Promise<Listing | undefined>>();
  readonly #fileSystem: FileSystem;
  readonly #root: string;

  constructor(fileSystem: FileSystem, root: string) {
    this.#fileSystem = fileSystem;
    this.#root = root;
  }

  async locate(path: string): Promise<Located> {
    if (path === '') return { found: 'exactly', path: '' };
    const folder = await this.locate(folderOf(path));
    if (folder.found === 'nowhere') return NOWHERE;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const listing = await this.#listing(folder.path);
    if (listing === undefined) return this.#askDirectly(joinRelative(folder.path, name));
    const exact = listing.exact.get(name.normalize('NFC'));
    if (exact !== undefined) return { found: folder.found, path: joinRelative(folder.path, exact.name) };
    const other = listing.folded.get(fold(name));
    return other === undefined ? NOWHERE : { found: 'in-other-case', path: joinRelative(folder.path, other) };
  }

  /** Names in a folder; none when it cannot be listed. */
  async entries(folder: string): Promise<Iterable<{ readonly name: string; readonly type: EntryType }>> {
    return (await this.#listing(folder))?.exact.values() ?? [];
  }

  /** A folder that may be entered and not listed still answers for a name that is known. */
  async #askDirectly(path: string): Promise<Located> {
    const status = await this.#fileSystem.stat(toNative(this.#root, path));
    return 'value' in status ? { found: 'exactly', path } : NOWHERE;
  }

  #listing(folder: string): Promise<Listing | undefined> {
    let listing = this.#listings.get(folder);
    if (listing === undefined) {
      listing = this.#read(folder);
      this.#listings.set(folder, listing);
    }
    return listing;
  }

  /** Undefined when the folder exists and may not be listed; a file or nothing is an empty listing. */
  async #read(folder: string): Promise<Listing | undefined> {
    const entries = await this.#fileSystem.readFolder(toNative(this.#root, folder));
    if ('failure' in entries) {
      const empty = entries.failure === 'missing' || entries.failure === 'not-a-file';
      return empty ? { exact: new Map(), folded: new Map() } : undefined;
    }
    return {
      exact: new Map(entries.value.map((entry) => [entry.name.normalize('NFC'), entry])),
      folded: new Map(entries.value.map((entry) => [fold(entry.name), entry.name])),
    };
  }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
