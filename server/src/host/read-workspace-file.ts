import type { Change } from '../engine/engine.ts';
import { decodeText, roughText, type TextEncoding } from './decode-text.ts';
import type { FileSystem } from './file-system.ts';
import { toNative } from './paths.ts';

/** Larger files are not read: no record is that long, and parsing one would hold up everything else. */
export const MAX_FILE_BYTES = 10_000_000;

/** What the engine is told about a file, and how the file is stored when it is a text. */
export interface FileReading {
  readonly change: Extract<Change, { type: 'text' | 'removed' | 'unreadable' }>;
  readonly encoding?: TextEncoding;
}

/**
 * Reads a file of a workspace from disk. A file that is gone, or is no plain file, is told as removed; one that cannot
 * be used, as unreadable with a sentence for the user.
 */
export async function readWorkspaceFile(
  fileSystem: FileSystem,
  root: string,
  file: string,
): Promise<FileReading> {
  const bytes = await fileSystem.readFile(toNative(root, file), MAX_FILE_BYTES);
  if ('value' in bytes) {
    const decoded = decodeText(bytes.value);
    if ('error' in decoded)
      return unusable(file, 'encoding', decoded.reason, bytes.value.subarray(0, HEAD_BYTES));
    return { change: { type: 'text', file, text: decoded.text }, encoding: decoded.encoding };
  }
  switch (bytes.failure) {
    case 'missing':
    case 'not-a-file':
      return { change: { type: 'removed', file } };
    case 'too-large':
      return unusable(file, 'too-large', TOO_LARGE, await startOf(fileSystem, toNative(root, file)));
    case 'denied':
      return { change: { type: 'unreadable', file, code: 'unreadable', reason: DENIED } };
    default:
      return { change: { type: 'unreadable', file, code: 'unreadable', reason: OTHER } };
  }
}

/** Enough to see whether a file says what it is. */
const HEAD_BYTES = 4096;

function unusable(
  file: string,
  code: 'encoding' | 'too-large',
  reason: string,
  start: Uint8Array,
): FileReading {
  return { change: { type: 'unreadable', file, code, reason, head: roughText(start) } };
}

async function startOf(fileSystem: FileSystem, native: string): Promise<Uint8Array> {
  const start = await fileSystem.readStart(native, HEAD_BYTES);
  return 'value' in start ? start.value : new Uint8Array();
}

const TOO_LARGE =
  'The file has more than 10 MB, so it is not read. Split it, or exclude it in .tickmark.yaml.';
const DENIED =
  'The file cannot be read because permission is denied. Allow reading it, or exclude it in .tickmark.yaml.';
const OTHER =
  'The file cannot be read because the system gave an error. Check the disk, or exclude it in .tickmark.yaml.';
