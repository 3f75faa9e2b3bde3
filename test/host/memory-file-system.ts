import type { FileFailure, FileSystem, FolderEntry } from '../../server/src/host/file-system.ts';

/** A disk in memory: paths to contents, and paths that fail. Folders exist where files lie below them. */
export class MemoryFileSystem implements FileSystem {
  readonly files = new Map<string, Uint8Array>();
  readonly failures = new Map<string, FileFailure>();
  /** How often each folder was listed. */
  readonly listed = new Map<string, number>();

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  async readFile(path: string, limit: number) {
    const failure = this.failures.get(path);
    if (failure !== undefined) return { failure };
    const value = this.files.get(path);
    if (value === undefined) return { failure: 'missing' as const };
    return value.length > limit ? { failure: 'too-large' as const } : { value };
  }

  async readStart(path: string, length: number) {
    const value = this.files.get(path);
    return value === undefined ? { failure: 'missing' as const } : { value: value.subarray(0, length) };
  }

  async streamFile(path: string, piece: (bytes: Uint8Array) => void) {
    const value = this.files.get(path);
    if (value === undefined) return { failure: 'missing' as const };
    // Single bytes: the smallest pieces find every fault at a seam.
    for (let at = 0; at < value.length; at++) piece(value.subarray(at, at + 1));
    return { value: undefined };
  }

  async stat(path: string) {
    const file = this.files.get(path);
    if (file !== undefined) return { value: { type: 'file' as const, size: file.length, modified: 1 } };
    if (this.#below(path).length > 0) return { value: { type: 'folder' as const, size: 0, modified: 1 } };
    return { failure: 'missing' as const };
  }

  async readFolder(path: string) {
    this.listed.set(path, (this.listed.get(path) ?? 0) + 1);
    const failure = this.failures.get(path);
    if (failure !== undefined) return { failure };
    if (this.files.has(path)) return { failure: 'missing' as const };
    const entries = new Map<string, FolderEntry>();
    for (const rest of this.#below(path)) {
      const [name = '', ...more] = rest.split('/');
      entries.set(name, { name, type: more.length === 0 ? 'file' : 'folder' });
    }
    return entries.size === 0 ? { failure: 'missing' as const } : { value: [...entries.values()] };
  }

  async realPath(path: string) {
    return { value: path };
  }

  #below(path: string): string[] {
    const prefix = path.endsWith('/') ? path : `${path}/`;
    return [...this.files.keys()]
      .filter((file) => file.startsWith(prefix))
      .map((file) => file.slice(prefix.length));
  }
}
