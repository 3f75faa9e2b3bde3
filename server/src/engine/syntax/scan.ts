/** Small readers over raw text that both builders and the edits share. All work on UTF-16 offsets and never throw. */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const HASH = 35;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const QUESTION = 63;

/** Whether a character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether a character is a line break. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR;
}

/** Whether a character is white space or a line break, or whether the text ends there (NaN). */
export function isGap(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB || Number.isNaN(code);
}

/** The offset of the first character of the line on which `offset` lies. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the line of `offset` ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Where the next line begins: behind the line break of the line of `offset`, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end >= text.length) return end;
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

/** The first offset at or behind `from` that is neither a space nor a tab. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/**
 * The end of a block scalar's last line of text: `end` moved back over lines of white space and the last line
 * break; `start` is the `|` or `>`. For a block scalar without text: the end of its header.
 */
export function blockScalarEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    let at = last;
    while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
    if (at === start || !isBreak(text.charCodeAt(at - 1))) break;
    at--;
    if (text.charCodeAt(at) === LF && text.charCodeAt(at - 1) === CR) at--;
    last = at;
  }
  const headerEnd = lineEnd(text, start);
  if (last > headerEnd) return last;
  let at = start + 1;
  while (at < headerEnd && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== HASH) at++;
  return at;
}

/** The first offset at or behind `from` that is neither white space nor in a comment. */
export function skipComments(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isBreak(code)) at++;
    else if (code === HASH && (at === 0 || isGap(text.charCodeAt(at - 1)))) at = lineEnd(text, at);
    else return at;
  }
}
