import { lineEnd, lineStart } from '../../syntax/scan.ts';

/** What the cursor's line looks like before the cursor, quotes and brackets counted. */
export interface LineBefore {
  /** Brackets that are open at the cursor, outermost first. */
  readonly open: readonly ('[' | '{')[];
  /** The quote in which the cursor stands. */
  readonly quote: '"' | "'" | undefined;
  readonly inComment: boolean;
}

/** Longer lines are read from this far before the cursor. */
const LONGEST = 20_000;

export function lineBefore(text: string, offset: number): LineBefore {
  const open: ('[' | '{')[] = [];
  let quote: '"' | "'" | undefined;
  let afterGap = true;
  for (let at = Math.max(lineStart(text, offset), offset - LONGEST); at < offset; at++) {
    const character = text[at];
    if (quote !== undefined) {
      if (quote === '"' && character === '\\') at++;
      else if (character === quote) quote = undefined;
      continue;
    }
    if (character === '#' && afterGap) return { open, quote: undefined, inComment: true };
    if ((character === '"' || character === "'") && afterGap) quote = character;
    else if ((character === '[' || character === '{') && (afterGap || open.length > 0)) open.push(character);
    else if (character === ']' || character === '}') open.pop();
    afterGap =
      character === ' ' || character === '\t' || character === '[' || character === '{' || character === ',';
  }
  return { open, quote, inComment: false };
}

/**
 * The text as it is to be read for the place: `role:` at the cursor is the beginning of an owner and no key, and what
 * is open on the line is closed.
 */
export function readableAtCursor(text: string, offset: number, before: LineBefore): string {
  const isPrefix = /(?:^|[\s[,])(?:role|person):$/.test(text.slice(Math.max(0, offset - 8), offset));
  const readable = isPrefix ? `${text.slice(0, offset - 1)}_${text.slice(offset)}` : text;
  return closedAtCursor(readable, offset, before);
}

/** The text with the quote and the brackets closed that are still open on the cursor's line; nothing before the cursor moves. */
function closedAtCursor(text: string, offset: number, before: LineBefore): string {
  if (before.open.length === 0 && before.quote === undefined) return text;
  const end = lineEnd(text, offset);
  const atEnd = lineBefore(text, end);
  if (atEnd.inComment || (atEnd.open.length === 0 && atEnd.quote === undefined)) return text;
  const closers = [...atEnd.open].reverse().map((bracket) => (bracket === '[' ? ']' : '}'));
  return text.slice(0, end) + (atEnd.quote ?? '') + closers.join('') + text.slice(end);
}
