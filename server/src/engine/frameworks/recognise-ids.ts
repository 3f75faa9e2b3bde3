import type { Span } from '../../base/text/range.ts';
import type { Reading } from './id-grammar.ts';
import { readId } from './read-id.ts';

/** An id found in running text. */
export interface RecognisedId {
  /** UTF-16 offsets in the text that was searched. */
  readonly span: Span;
  readonly framework: string;
  /** The id as written. */
  readonly id: string;
  readonly reading: Reading;
}

/*
 * Only shapes that mean nothing else. A1.2, C1.1 and P4.2 are also table and figure numbers, so they count only behind
 * the name of the framework.
 */
const unmistakable =
  /(?<![\p{L}\p{N}_.-])(?:(?:SOC[ -]?2|TSC)[ :-]{1,2}(?:A1|C1|PI1|P[1-8])\.\d|CC\d\.\d{1,2}|A\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?![\p{L}\p{N}_]|[.-]\d)/gu;

/**
 * Ids of the shipped frameworks in free text, Markdown or comments, in order. Ids that do not exist are left out; ids
 * of the 2013 edition are included with their reading.
 */
export function recogniseIds(text: string): readonly RecognisedId[] {
  const found: RecognisedId[] = [];
  for (const match of text.matchAll(unmistakable)) {
    const id = match[0];
    const framework = id.startsWith('A.') ? 'iso27001' : 'soc2';
    const reading = readId(framework, id, true);
    if (reading.type === 'unknown' || reading.type === 'placeholder') continue;
    found.push({ span: { start: match.index, end: match.index + id.length }, framework, id, reading });
  }
  return found;
}
