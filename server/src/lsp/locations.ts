import path from 'node:path';
import { URI } from 'vscode-uri';
import { joinRelative, type PlatformPath, toRelative } from '../host/paths.ts';

/** Schemes whose documents belong to a workspace. `git:`, `output:` and the like are views, not documents. */
const DOCUMENT_SCHEMES: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

/** Whether a URI names a document that can hold records. */
export function isDocument(uri: string): boolean {
  const parsed = parse(uri);
  return parsed !== undefined && DOCUMENT_SCHEMES.has(parsed.scheme);
}

/** One spelling for all spellings of a URI: percent-encoding and the case of a drive letter do not count. */
export function uriKey(uri: string): string {
  return parse(uri)?.toString() ?? uri;
}

/** Whether a document has no file yet. */
export function isUntitled(uri: string): boolean {
  return parse(uri)?.scheme === 'untitled';
}

/** The last part of a URI's path. */
export function nameOf(uri: string): string {
  const parsed = parse(uri);
  return parsed === undefined ? uri : path.posix.basename(parsed.path);
}

/** A workspace root in both worlds: as the client's URI, and as a native path on this machine. */
export class RootLocation {
  /** Native absolute path. */
  readonly native: string;
  readonly #uri: URI;
  readonly #platform: PlatformPath;

  private constructor(uri: URI, native: string, platform: PlatformPath) {
    this.#uri = uri;
    this.#platform = platform;
    this.native = native;
  }

  /** The root at a URI; undefined when the URI cannot be read or names no folder of a file system. */
  static of(uri: string, platform: PlatformPath = path): RootLocation | undefined {
    const parsed = parse(uri);
    if (parsed === undefined || !DOCUMENT_SCHEMES.has(parsed.scheme) || !parsed.path.startsWith('/'))
      return undefined;
    return new RootLocation(parsed, platform.resolve(parsed.fsPath), platform);
  }

  /** The folder that a document lies in; undefined for a document without a path. */
  static folderOf(uri: string, platform: PlatformPath = path): RootLocation | undefined {
    const parsed = parse(uri);
    if (parsed === undefined || !parsed.path.startsWith('/')) return undefined;
    const scheme = parsed.scheme === 'untitled' ? 'file' : parsed.scheme;
    const folder = parsed.with({ scheme, path: path.posix.dirname(parsed.path) });
    return RootLocation.of(folder.toString(), platform);
  }

  /** The same for every spelling of the root's URI. */
  get key(): string {
    return this.uri('');
  }

  /** The folder's own name. */
  get name(): string {
    return this.#platform.basename(this.native) || this.native;
  }

  /** Path of a document relative to the root with forward slashes; `''` is the root; undefined when it lies outside. */
  relative(uri: string): string | undefined {
    const parsed = parse(uri);
    if (parsed === undefined || !parsed.path.startsWith('/')) return undefined;
    // A document that was never saved lies where it will be saved.
    const sameScheme = parsed.scheme === this.#uri.scheme || parsed.scheme === 'untitled';
    if (!sameScheme || parsed.authority.toLowerCase() !== this.#uri.authority.toLowerCase()) return undefined;
    return toRelative(this.native, this.#platform.resolve(parsed.fsPath), this.#platform);
  }

  /** URI of a root-relative path. */
  uri(file: string): string {
    const folder = this.#uri.path === '/' ? '' : this.#uri.path.replace(/\/$/, '');
    return this.#uri.with({ path: file === '' ? folder || '/' : `${folder}/${file}` }).toString();
  }

  /** The root of a folder below this one. */
  below(folder: string): RootLocation {
    const uri = URI.parse(this.uri(folder));
    return new RootLocation(uri, this.#platform.join(this.native, joinRelative('', folder)), this.#platform);
  }
}

function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri, true);
  } catch {
    return undefined;
  }
}
