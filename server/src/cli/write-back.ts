import { decodeText, encodeText } from '../host/decode-text.ts';
import type { Terminal } from './terminal.ts';
import { whyNotWritten } from './write-failures.ts';

/** More than any file that was read. */
const LIMIT = 64 * 1024 * 1024;

/**
 * Writes a text over the file that held `before`, in the encoding and with the byte order mark that it has. A file that
 * changed since it was read is left alone. Undefined when it worked, else why not.
 */
export async function writeBack(
  native: string,
  before: string,
  after: string,
  terminal: Pick<Terminal, 'fileSystem' | 'writeFile'>,
): Promise<string | undefined> {
  const read = await terminal.fileSystem.readFile(native, LIMIT);
  if ('failure' in read)
    return read.failure === 'denied' ? 'permission is denied' : 'it can no longer be read';
  const decoded = decodeText(read.value);
  if ('error' in decoded || decoded.text !== before) return 'it changed while Tickmark was reading';
  const failure = await terminal.writeFile(native, encodeText(after, decoded.encoding));
  return failure === undefined ? undefined : whyNotWritten(failure);
}
