import type { Span } from '../../base/text/range.ts';
import { DASH, DOT, isGap } from './scan.ts';

/**
 * Hands out the stretches between the `---` and `...` lines of a text, in order. In YAML such a line ends a document
 * wherever it stands, so the stretches follow from the lines alone.
 */
export class DocumentMarks {
  private at: number;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.at = 0;
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
    let dashes = text.indexOf('\n---', from);
    while (dashes !== -1 && !isMark(text, dashes + 1)) dashes = text.indexOf('\n---', dashes + 4);
    let dots = text.indexOf('\n...', from);
    while (dots !== -1 && !isMark(text, dots + 1)) dots = text.indexOf('\n...', dots + 4);
    if (dashes === -1) return dots === -1 ? -1 : dots + 1;
    return dots === -1 || dashes < dots ? dashes + 1 : dots + 1;
  }
}

function isMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== DOT) return false;
  return (
    code === text.charCodeAt(at + 1) && code === text.charCodeAt(at + 2) && isGap(text.charCodeAt(at + 3))
  );
}
