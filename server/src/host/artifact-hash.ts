import { createHash } from 'node:crypto';
import type { FileStatus, FileSystem } from './file-system.ts';

/** Larger files are not hashed: it would hold up everything else. */
export const MAX_HASHED_BYTES = 50 * 1024 * 1024;

/** SHA-256 in hex. Empty when the file is too large or cannot be read. */
export interface ArtifactHash {
  /** Of the bytes as they are; of a Git LFS pointer, the hash that it names. */
  readonly sha256?: string;
  /** With CRLF read as LF, where that differs: Git may have changed the line ends on checkout. */
  readonly withLf?: string;
}

const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1';
const MAX_POINTER_BYTES = 1024;
const CR = 13;
const LF = 10;

/** Hashes files, and remembers the answer while size and time of the file stay the same. */
export class ArtifactHasher {
  readonly #fileSystem: FileSystem;
  readonly #known = new Map<
    string,
    { readonly size: number; readonly modified: number; readonly hash: ArtifactHash }
  >();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  async hash(native: string, { size, modified }: FileStatus): Promise<ArtifactHash> {
    if (size > MAX_HASHED_BYTES) return {};
    const known = this.#known.get(native);
    if (known !== undefined && known.size === size && known.modified === modified) return known.hash;
    const hash = (await this.#pointer(native, size)) ?? (await this.#stream(native));
    this.#known.set(native, { size, modified, hash });
    return hash;
  }

  async #pointer(native: string, size: number): Promise<ArtifactHash | undefined> {
    if (size > MAX_POINTER_BYTES) return undefined;
    const bytes = await this.#fileSystem.readFile(native, MAX_POINTER_BYTES);
    if ('failure' in bytes) return undefined;
    const text = new TextDecoder().decode(bytes.value);
    const oid = text.startsWith(LFS_POINTER) ? /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1] : undefined;
    return oid === undefined ? undefined : { sha256: oid };
  }

  async #stream(native: string): Promise<ArtifactHash> {
    const raw = createHash('sha256');
    const normalised = createHash('sha256');
    let pendingCr = false;
    const outcome = await this.#fileSystem.streamFile(native, (bytes) => {
      raw.update(bytes);
      if (pendingCr && bytes[0] !== LF) normalised.update('\r');
      pendingCr = bytes.at(-1) === CR;
      normalised.update(withoutCrBeforeLf(pendingCr ? bytes.subarray(0, -1) : bytes));
    });
    if ('failure' in outcome) return {};
    if (pendingCr) normalised.update('\r');
    const sha256 = raw.digest('hex');
    const withLf = normalised.digest('hex');
    return sha256 === withLf ? { sha256 } : { sha256, withLf };
  }
}

function withoutCrBeforeLf(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(CR)) return bytes;
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === CR && bytes[at + 1] === LF) continue;
    kept[length++] = byte;
  }
  return kept.subarray(0, length);
}
