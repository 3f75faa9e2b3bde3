import type { Span } from '../../base/text/range.ts';
import { DASH, DOT, isGap } from './scan.ts';

/**
 * Hands out the stretches between the `---` and `...` lines of a text, in order. In YAML such a line ends a document
 * wherever it stands, so the stretches follow from the lines alone.
 */
export class DocumentMarks {
  private at: number;
  private readonly text: string;
  /** The last finds of either mark: a mark that is far away is not looked for again by every document before it. */
  private dashes: number;
  private dots: number;

  constructor(text: string) {
    this.text = text;
    this.at = 0;
    this.dashes = -2;
    this.dots = -2;
  }

  /** The stretch of the next document; `explicit` says whether it has a `---` line of its own. */
  next(explicit: boolean): Span {
    let start = this.at;
    if (explicit) {
      let mark = this.findMark(start);
      while (mark !== -1 && this.text.charCodeAt(mark) !== DASH) mark = this.findMark(mark + 3);
      // A parser may take an indented `---` for a mark.
      if (mark !== -1) start = mark + 3;
    }
    const mark = this.findMark(start);
    const end = mark === -1 ? this.text.length : mark;
    this.at = mark !== -1 && this.text.charCodeAt(mark) === DOT ? mark + 3 : end;
    return { start, end };
  }

  private findMark(from: number): number {
    const { text } = this;
    if (from === 0 && isMark(text, 0)) return 0;
    if (from === 0 && text.charCodeAt(0) === 0xfeff && isMark(text, 1)) return 1;
    if (from > 0 && text.charCodeAt(from - 1) === 10 && isMark(text, from)) return from;
    if (this.dashes !== -1 && this.dashes < from) this.dashes = findLine(text, '\n---', from);
    if (this.dots !== -1 && this.dots < from) this.dots = findLine(text, '\n...', from);
    const { dashes, dots } = this;
    if (dashes === -1) return dots === -1 ? -1 : dots + 1;
    return dots === -1 || dashes < dots ? dashes + 1 : dots + 1;
  }
}

function findLine(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at !== -1 && !isMark(text, at + 1)) at = text.indexOf(mark, at + 4);
  return at;
}

function isMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== DOT) return false;
  return (
    code === text.charCodeAt(at + 1) && code === text.charCodeAt(at + 2) && isGap(text.charCodeAt(at + 3))
  );
}
