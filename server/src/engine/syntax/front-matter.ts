import type { Span } from '../../base/text/range.ts';
import { isBlank, lineEnd, nextLine, skipBlanks } from './scan.ts';

/** The YAML head of a Markdown text. */
export interface FrontMatter {
  /** The YAML, without the lines around it. */
  readonly span: Span;
  /** Where the Markdown begins: the line behind the closing one. */
  readonly bodyStart: number;
  /** Whether the head opens with a `---` line; without one only its keys can tell it from text above a rule. */
  readonly opened: boolean;
}

/** How far a head without an opening line may reach, so that long texts are not searched for a `---`. */
const MAX_UNOPENED_LINES = 200;

/**
 * Finds the head of a Markdown text: opened by `---` on line 1, or beginning on line 1 without it, and closed by a
 * line `---` (or `...` when opened). A head without an opening line must begin like a mapping (`name:`); whether it is
 * one is for the caller to judge by its keys. Undefined when there is no head.
 */
export function frontMatter(text: string): FrontMatter | undefined {
  const top = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const opened = isMark(text, top, '---');
  const start = opened ? nextLine(text, top) : top;
  if (!opened && !beginsLikeMapping(text, start)) return undefined;
  let line = start;
  for (let count = 0; line < text.length; count++) {
    if (!opened && count > MAX_UNOPENED_LINES) return undefined;
    if (isMark(text, line, '---') || (opened && isMark(text, line, '...'))) {
      return { span: { start, end: line }, bodyStart: nextLine(text, line), opened };
    }
    line = nextLine(text, line);
  }
  return undefined;
}

function isMark(text: string, at: number, mark: string): boolean {
  return text.startsWith(mark, at) && skipBlanks(text, at + mark.length) === lineEnd(text, at);
}

/** Whether the first line that is neither blank nor a comment reads `name:`. */
function beginsLikeMapping(text: string, start: number): boolean {
  let line = start;
  while (line < text.length) {
    const at = skipBlanks(text, line);
    const end = lineEnd(text, at);
    if (at === end || text[at] === '#') {
      line = nextLine(text, at);
      continue;
    }
    if (at > line) return false;
    const colon = text.indexOf(':', at);
    if (colon === -1 || colon >= end) return false;
    return colon + 1 === end || isBlank(text.charCodeAt(colon + 1));
  }
  return false;
}
