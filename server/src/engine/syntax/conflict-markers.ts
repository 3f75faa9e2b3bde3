import type { Span } from '../../base/text/range.ts';
import { lineEnd, nextLine } from './scan.ts';

/** A text without the traces of a git conflict: same length, same lines, only 'our' side; and its first marker. */
export interface WithoutConflict {
  readonly text: string;
  readonly marker: Span;
}

/**
 * Blanks out git's conflict markers and the other side of each conflict, so that all offsets stay. Undefined when the
 * text holds no conflict. A lone `=======` line is none.
 */
export function withoutConflict(text: string): WithoutConflict | undefined {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  let marker: Span | undefined;
  let theirs = false;
  const parts: string[] = [];
  let line = 0;
  while (line < text.length) {
    const next = nextLine(text, line);
    const end = lineEnd(text, line);
    const kind = markerKind(text, line, end);
    const isMarker = kind !== undefined && (kind !== '=' || marker !== undefined);
    if (isMarker) {
      marker ??= { start: line, end };
      theirs = kind === '=' || kind === '|';
    }
    if (isMarker || theirs) parts.push(' '.repeat(end - line), text.slice(end, next));
    else parts.push(text.slice(line, next));
    line = next;
  }
  return marker === undefined ? undefined : { text: parts.join(''), marker };
}

function markerKind(text: string, line: number, end: number): string | undefined {
  const sign = text[line];
  if (sign !== '<' && sign !== '=' && sign !== '>' && sign !== '|') return undefined;
  if (!text.startsWith(sign.repeat(7), line)) return undefined;
  return end === line + 7 || text[line + 7] === ' ' ? sign : undefined;
}
