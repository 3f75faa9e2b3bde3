import type { Span } from '../../base/text/range.ts';
import type { AliasNode, ScalarNode, SyntaxProblem } from './tree.ts';

/** Our sentences for what is wrong with a text itself: what is wrong, then what to do. */

/** The second of two equal keys in a mapping. */
export function duplicateKey(key: ScalarNode): SyntaxProblem {
  const message = `The key '${shorten(key.text)}' is written twice in the same block. Keep one of the two.`;
  return { code: 'duplicate-key', message, start: key.start, end: key.end };
}

/** A `*name` before which no `&name` stands. */
export function unknownAlias(alias: AliasNode): SyntaxProblem {
  const name = shorten(alias.name);
  const message = `No anchor '&${name}' stands before this alias. Define '&${name}' further up, or put the text in quotes if the * belongs to it.`;
  return { code: 'syntax', message, start: alias.start, end: alias.end };
}

/** A `*name` within the very node that `&name` names. */
export function loopingAlias(alias: AliasNode): SyntaxProblem {
  const name = shorten(alias.name);
  const message = `This alias stands inside what '&${name}' names, so it would hold itself. Write out what is meant here.`;
  return { code: 'syntax', message, start: alias.start, end: alias.end };
}

/** A line that git wrote into a file that two people changed. */
export function conflictMarker(span: Span): SyntaxProblem {
  const message =
    'This file holds an unresolved git conflict. Choose one of the two sides and delete the lines <<<<<<<, ======= and >>>>>>>.';
  return { code: 'conflict-marker', message, start: span.start, end: span.end };
}

/** A NUL character, mostly from a file that is not UTF-8. */
export function nulCharacter(span: Span): SyntaxProblem {
  const message = 'This file holds a NUL character, so it is probably not UTF-8. Save it as UTF-8 text.';
  return { code: 'syntax', message, start: span.start, end: span.end };
}

/** A text above the limit; nothing of it is read. */
export function tooLarge(span: Span): SyntaxProblem {
  const message = 'This file is larger than 10 MB and is not read. Split it into smaller files.';
  return { code: 'too-large', message, start: span.start, end: span.end };
}

/** Collections inside each other beyond the limit. */
export function tooDeep(span: Span): SyntaxProblem {
  const message = 'This file nests more than 100 levels deep and is not read from here on. Flatten it.';
  return { code: 'too-deep', message, start: span.start, end: span.end };
}

/** Aliases that would grow the document beyond the limit; `span` is the alias that goes too far. */
export function tooManyAliases(span: Span): SyntaxProblem {
  const message =
    'The aliases of this document stand for far too much text and are not followed. Write the values out, or use fewer aliases.';
  return { code: 'too-many-aliases', message, start: span.start, end: span.end };
}

/** A text as it is shown in a message: on one line and not endless. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
