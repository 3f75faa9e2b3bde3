/** How a scalar value is written: as it stands when every YAML parser reads it back as the same text, else in quotes. */

/** A value that edits can write into a scalar. */
export type ScalarValue = string | number | boolean | null;

/** Writes a scalar on one line. A text that would be read as a number, a boolean or null gets quotes. */
export function renderScalar(value: ScalarValue): string {
  if (typeof value !== 'string') return String(value);
  return needsQuotes(value) ? quoted(value) : value;
}

/** Writes a text in the quotes that need the least escaping: double ones unless it holds `"` or a backslash. */
export function quoted(text: string): string {
  return /["\\]/.test(text) && canBeSingle(text) ? singleQuoted(text) : doubleQuoted(text);
}

/** Writes a text in single quotes; only for a text that `canBeSingle`. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes any text in double quotes, on one line. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(UNPRINTABLE, escaped)}"`;
}

/** Single quotes know no escapes: a text with line breaks or control characters cannot stand in them. */
export function canBeSingle(text: string): boolean {
  return text.search(UNPRINTABLE) === -1;
}

/** Whether a text must be quoted so that it is read back as this very text, in flow and in block style. */
export function needsQuotes(text: string): boolean {
  if (text === '' || text.trim() !== text) return true;
  if (text.search(UNPRINTABLE) !== -1) return true;
  if (/^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]/.test(text)) return true;
  if (/:(?:\s|$)|\s#|[,[\]{}]/.test(text)) return true;
  if (/^(?:---|\.\.\.)/.test(text)) return true;
  return isOtherType(text);
}

/** Whether YAML 1.1 or 1.2 reads the plain text as null, boolean or number. Dates are left as they are: written plain. */
function isOtherType(text: string): boolean {
  if (/^(?:~|null|true|false|yes|no|on|off|<<|=)$/i.test(text)) return true;
  if (/^[-+]?\.(?:inf|nan)$/i.test(text)) return true;
  if (/^[-+]?(?:0[box])[\da-f_]+$/i.test(text)) return true;
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/.test(text)) return true;
  return /^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?$/i.test(text);
}

/** Line breaks, control characters, byte order marks and lone surrogates. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must be escaped.
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
