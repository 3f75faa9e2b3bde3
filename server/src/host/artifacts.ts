import picomatch from 'picomatch';
import type { ArtifactFact } from '../engine/workspace/view.ts';
import type { WantedPath } from '../engine/workspace/wanted-paths.ts';
import { type ArtifactHash, ArtifactHasher } from './artifact-hash.ts';
import { candidatePlaces, isGlob, isLink } from './artifact-path.ts';
import { decodeText } from './decode-text.ts';
import type { FileSystem } from './file-system.ts';
import { FolderListings } from './folder-listings.ts';
import { joinRelative, toNative } from './paths.ts';
import { Slice } from './pump.ts';
import { readAhead } from './read-ahead.ts';

const PROBES_AT_ONCE = 32;

/** Entries that are looked at for one glob before it counts as unmatched. */
const MAX_GLOB_ENTRIES = 20_000;

/** A longer description was not written by hand. */
const MAX_PROSE_BYTES = 1024 * 1024;

export interface ArtifactOptions {
  readonly fileSystem: FileSystem;
  /** Native absolute path of the workspace. */
  readonly root: string;
  /** The configuration's `evidence_root`. */
  readonly evidenceRoot: string | undefined;
  readonly gitIgnores: (path: string) => boolean;
}

/** Finds out what the engine wants to know about the paths that records point at. */
export class ArtifactProbe {
  readonly #options: ArtifactOptions;
  readonly #hasher: ArtifactHasher;

  constructor(options: ArtifactOptions) {
    this.#options = options;
    this.#hasher = new ArtifactHasher(options.fileSystem);
  }

  /** Looks at the disk as it is now; folders are listed once per call. One fact per wanted path, in order. */
  async probe(wanted: readonly WantedPath[], signal?: AbortSignal): Promise<ArtifactFact[]> {
    const listings = new FolderListings(this.#options.fileSystem, this.#options.root);
    const facts: ArtifactFact[] = [];
    const slice = new Slice();
    for await (const fact of readAhead(wanted, (path) => this.#probeOne(path, listings), PROBES_AT_ONCE)) {
      facts.push(fact);
      if (signal?.aborted) break;
      if (slice.isOver()) await slice.renew();
    }
    return facts;
  }

  async #probeOne(wanted: WantedPath, listings: FolderListings): Promise<ArtifactFact> {
    const places = isLink(wanted.path) ? [] : candidatePlaces(wanted, this.#options.evidenceRoot);
    const found = await locateFirst(places, listings);
    const fact = {
      path: wanted.path,
      from: wanted.from,
      exists: found?.exact === true,
      sameButCase: found?.exact === false ? found.path : undefined,
      gitIgnored: places.some((place) => this.#options.gitIgnores(place)),
      ...(places.length === 0 ? { outside: true } : {}),
    };
    if (found === undefined) return { ...fact, size: undefined, sha256: undefined };
    const native = toNative(this.#options.root, found.path);
    const status = await this.#options.fileSystem.stat(native);
    const file = 'value' in status && status.value.type === 'file' ? status.value : undefined;
    const hash: ArtifactHash =
      file !== undefined && wanted.hash === true ? await this.#hasher.hash(native, file) : {};
    const text = file !== undefined && wanted.read === true ? await this.#textOf(native) : undefined;
    return {
      ...fact,
      size: file?.size,
      sha256: hash.sha256,
      ...(hash.withLf === undefined ? {} : { sha256WithLf: hash.withLf }),
      ...(text === undefined ? {} : { text }),
      resolved: found.path,
    };
  }

  /** Undefined for what is too long, cannot be read, or is no text: nothing is said about it then. */
  async #textOf(native: string): Promise<string | undefined> {
    const bytes = await this.#options.fileSystem.readFile(native, MAX_PROSE_BYTES);
    if ('failure' in bytes) return undefined;
    const decoded = decodeText(bytes.value);
    return 'text' in decoded ? decoded.text : undefined;
  }
}

interface Found {
  readonly path: string;
  readonly exact: boolean;
}

/** The first place that exists as written wins over an earlier one in another case. */
async function locateFirst(places: readonly string[], listings: FolderListings): Promise<Found | undefined> {
  let inOtherCase: Found | undefined;
  for (const place of places) {
    const located = await listings.locate(place);
    if (located.found === 'exactly') return { path: located.path, exact: true };
    if (located.found === 'in-other-case') inOtherCase ??= { path: located.path, exact: false };
    else if (isGlob(place)) {
      const match = await firstMatch(place, listings);
      if (match !== undefined) return { path: match, exact: true };
    }
  }
  return inOtherCase;
}

/** The first file or folder that a glob matches, breadth first below the glob's fixed beginning. */
async function firstMatch(glob: string, listings: FolderListings): Promise<string | undefined> {
  const { base, glob: rest } = picomatch.scan(glob);
  if (rest === '') return undefined;
  const matches = picomatch(rest, { dot: false });
  const depth = rest.includes('**') ? Number.POSITIVE_INFINITY : rest.split('/').length;
  let folders = [''];
  let left = MAX_GLOB_ENTRIES;
  for (let level = 1; level <= depth && folders.length > 0; level++) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const { name, type } of await listings.entries(joinRelative(base, folder))) {
        if (left-- <= 0) return undefined;
        const path = joinRelative(folder, name);
        if (matches(path)) return joinRelative(base, path);
        if (type === 'folder' && name !== '.git' && name !== 'node_modules') below.push(path);
      }
    }
    folders = below;
  }
  return undefined;
}
