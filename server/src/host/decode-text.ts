/** How a text is stored, to write it back the way it was. */
export interface TextEncoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether a byte order mark stands in front; the text itself never holds it. */
  readonly byteOrderMark: boolean;
}

export type Decoded =
  | { readonly text: string; readonly encoding: TextEncoding }
  /** `reason` is a sentence for the user: what is wrong and what to do. */
  | { readonly error: 'encoding'; readonly reason: string };

export const PLAIN_UTF8: TextEncoding = { name: 'utf-8', byteOrderMark: false };
const UTF8_WITH_MARK: TextEncoding = { name: 'utf-8', byteOrderMark: true };
const UTF16_LE: TextEncoding = { name: 'utf-16le', byteOrderMark: true };
const UTF16_BE: TextEncoding = { name: 'utf-16be', byteOrderMark: true };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

/** How many bytes are looked at to tell text from binary. */
const SAMPLE = 8192;

/**
 * Bytes of a file as text without its byte order mark. UTF-8 and, where a byte order mark says so, UTF-16 are read;
 * anything else is an error, because offsets in a guessed encoding would be wrong.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return decodeUtf8(bytes.subarray(3), UTF8_WITH_MARK);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    // The mark of UTF-32 begins like the one of UTF-16; a text never begins with NUL.
    if (bytes[2] === 0 && bytes[3] === 0) return wrong('it is stored as UTF-32');
    return decodeUtf16(bytes.subarray(2), UTF16_LE);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapped(bytes.subarray(2)), UTF16_BE);
  if (isBinary(bytes)) return wrong('it holds binary data, or UTF-16 without a byte order mark');
  return decodeUtf8(bytes, PLAIN_UTF8);
}

/** The bytes of a text in the encoding that it was read in, byte order mark included. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  const marked = encoding.byteOrderMark ? `\uFEFF${text}` : text;
  if (encoding.name === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  const littleEndian = encoding.name === 'utf-16le';
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
  return bytes;
}

/** What can be made out of bytes that are no valid text: ASCII survives, also of UTF-16 without a mark. */
export function roughText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\0', '').replaceAll('\uFFFD', '');
}

function decodeUtf8(bytes: Uint8Array, encoding: TextEncoding): Decoded {
  try {
    return { text: utf8.decode(bytes), encoding };
  } catch {
    return wrong(`line ${firstInvalidLine(bytes)} holds bytes that are not valid UTF-8`);
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: TextEncoding): Decoded {
  try {
    return { text: utf16.decode(bytes), encoding };
  } catch {
    return wrong('its byte order mark says UTF-16, and the rest is not valid UTF-16');
  }
}

function wrong(what: string): Decoded {
  return { error: 'encoding', reason: `The file cannot be read as text: ${what}. Save it as UTF-8.` };
}

function swapped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at + 1 < copy.length; at += 2) {
    copy[at] = bytes[at + 1] ?? 0;
    copy[at + 1] = bytes[at] ?? 0;
  }
  return copy;
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let nulls = 0;
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) nulls++;
  // A single one is a slip that the YAML reader names with its place.
  return nulls > Math.max(1, sample.length / 100);
}

/** Where decoding stops, found by halving: the decoder itself does not say. */
function firstInvalidLine(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  let line = 1;
  for (const byte of bytes.subarray(0, good)) if (byte === 10) line++;
  return line;
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    // `stream` allows a character that is cut off at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
