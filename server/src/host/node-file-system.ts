import {
  closeSync,
  constants,
  createReadStream,
  type Dirent,
  fstatSync,
  openSync,
  readdir,
  readFile,
  readFileSync,
  readSync,
  realpath,
  type Stats,
  stat,
  statSync,
} from 'node:fs';
import type { EntryType, FileFailure, FileStatus, FileSystem, FolderEntry, Outcome } from './file-system.ts';

/**
 * The machine's disk. A local disk answers in microseconds, and then waiting for a thread costs five times as much as
 * the answer; a network drive takes milliseconds, and then only threads keep the event loop free. So each call is
 * made at once while answers come quickly, and in a thread while they do not.
 */
export const nodeFileSystem: FileSystem = {
  async readFile(path, limit) {
    if (pace.isQuick()) return pace.time(() => readNow(path, limit));
    const status = await statInThread(path);
    if ('failure' in status) return status;
    // A named pipe would wait for its writer for ever, so only plain files are opened.
    if (status.value.type !== 'file') return { failure: 'not-a-file' };
    if (status.value.size > limit) return { failure: 'too-large' };
    return new Promise((resolve) => {
      readFile(path, (error, bytes) => resolve(error ? failed(error) : { value: bytes }));
    });
  },

  async readStart(path, length) {
    return startNow(path, length);
  },

  async streamFile(path, piece) {
    try {
      for await (const bytes of createReadStream(path)) {
        if (bytes instanceof Uint8Array) piece(bytes);
      }
      return { value: undefined };
    } catch (error) {
      return failed(error);
    }
  },

  async stat(path) {
    return pace.isQuick() ? pace.time(() => statNow(path)) : statInThread(path);
  },

  readFolder(path) {
    return new Promise((resolve) => {
      readdir(path, { withFileTypes: true }, (error, entries) => {
        resolve(error ? failed(error) : { value: entries.map(entryOf) });
      });
    });
  },

  realPath(path) {
    return new Promise((resolve) => {
      realpath.native(path, (error, real) => resolve(error ? failed(error) : { value: real }));
    });
  },
};

/** Milliseconds that an answer may take on average before threads are better. */
const QUICK_MS = 0.5;
/** While the disk is slow, every so many calls one is made at once to see whether it still is. */
const RETRY_AFTER = 200;

/** Remembers how quickly the disk answered lately. */
class Pace {
  #average = 0;
  #skipped = 0;

  isQuick(): boolean {
    if (this.#average <= QUICK_MS) return true;
    if (++this.#skipped < RETRY_AFTER) return false;
    this.#skipped = 0;
    return true;
  }

  time<T>(call: () => T): T {
    const start = performance.now();
    const answer = call();
    // One slow answer among many, a pause of the garbage collector perhaps, weighs little.
    const took = Math.min(performance.now() - start, 20);
    this.#average += (took - this.#average) / 16;
    return answer;
  }
}

const pace = new Pace();

/** Without `O_NONBLOCK`, opening a named pipe would wait for its writer for ever. Windows has neither. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function readNow(path: string, limit: number): Outcome<Uint8Array> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, OPEN_FLAGS);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { failure: 'not-a-file' };
    if (stats.size > limit) return { failure: 'too-large' };
    return { value: readFileSync(descriptor) };
  } catch (error) {
    return failed(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function startNow(path: string, length: number): Outcome<Uint8Array> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, OPEN_FLAGS);
    const bytes = new Uint8Array(length);
    return { value: bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0)) };
  } catch (error) {
    return failed(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function statNow(path: string): Outcome<FileStatus> {
  try {
    return { value: statusOf(statSync(path)) };
  } catch (error) {
    return failed(error);
  }
}

function statInThread(path: string): Promise<Outcome<FileStatus>> {
  return new Promise((resolve) => {
    stat(path, (error, stats) => resolve(error ? failed(error) : { value: statusOf(stats) }));
  });
}

function statusOf(stats: Stats): FileStatus {
  const type = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { type, size: stats.size, modified: stats.mtimeMs };
}

function entryOf(entry: Dirent): FolderEntry {
  return { name: entry.name, type: typeOf(entry) };
}

function typeOf(entry: Dirent): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

function failed(error: unknown): Outcome<never> {
  return { failure: failureOf(error) };
}

function failureOf(error: unknown): FileFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'denied';
    case 'EISDIR':
      return 'not-a-file';
    case 'ELOOP':
      return 'loop';
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'too-large';
    default:
      return 'other';
  }
}
