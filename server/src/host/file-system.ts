/** Why a file or folder could not be used. `missing` also covers a file that vanished a moment ago. */
export type FileFailure = 'missing' | 'denied' | 'too-large' | 'not-a-file' | 'loop' | 'other';

/** The value, or why there is none. */
export type Outcome<T> = { readonly value: T } | { readonly failure: FileFailure };

export type EntryType = 'file' | 'folder' | 'symlink' | 'other';

export interface FolderEntry {
  readonly name: string;
  /** Of the entry itself: symlinks are not followed. */
  readonly type: EntryType;
}

export interface FileStatus {
  /** Symlinks followed. */
  readonly type: 'file' | 'folder' | 'other';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** All that the host asks of a disk. Paths are native and absolute. Nothing throws; expected failures are values. */
export interface FileSystem {
  /** The whole file, or `too-large` without reading it when it has more than `limit` bytes. */
  readFile(path: string, limit: number): Promise<Outcome<Uint8Array>>;
  /** The first bytes of a file, at most `length`. */
  readStart(path: string, length: number): Promise<Outcome<Uint8Array>>;
  /** The file in pieces, for hashing; calls `piece` in order. */
  streamFile(path: string, piece: (bytes: Uint8Array) => void): Promise<Outcome<undefined>>;
  stat(path: string): Promise<Outcome<FileStatus>>;
  readFolder(path: string): Promise<Outcome<readonly FolderEntry[]>>;
  realPath(path: string): Promise<Outcome<string>>;
}
