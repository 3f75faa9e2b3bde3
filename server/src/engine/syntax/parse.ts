import type { Span } from '../../base/text/range.ts';
import { aliasProblems } from './aliases.ts';
import { withoutConflict } from './conflict-markers.ts';
import { buildFast } from './fast-builder.ts';
import { conflictMarker, nulCharacter, tooDeep, tooLarge } from './messages.ts';
import { readAbove, recover } from './recovery.ts';
import { lineEnd } from './scan.ts';
import type { SyntaxTree } from './tree.ts';

/** Texts above this many characters are not read. */
export const MAX_LENGTH = 10 * 1024 * 1024;

export interface ParseOptions {
  /** First offset to read, e.g. of a front matter. The whole text when absent. */
  readonly start?: number;
  /** Offset behind the last character to read. */
  readonly end?: number;
}

/**
 * Reads YAML. Never throws: what could be read is in the tree, and its problems say, in our words, what could not:
 * one for each mistake, in order. All offsets count from the beginning of `text`, also when a stretch of it is read.
 */
export function parseYaml(text: string, options?: ParseOptions): SyntaxTree {
  const start = options?.start ?? 0;
  const end = options?.end ?? text.length;
  if (end - start > MAX_LENGTH) {
    return {
      documents: [],
      problems: [tooLarge({ start, end: Math.min(lineEnd(text, start), end, start + 200) })],
    };
  }
  const isWhole = start === 0 && end === text.length;
  const source = withUsualBreaks(isWhole ? text : text.slice(start, end));
  const fast =
    source.includes('<<<<<<<') || source.includes('>>>>>>>') ? undefined : buildFast(source, start);
  if (fast?.ok === true && !fast.hasAliases) return { documents: fast.documents, problems: fast.problems };
  if (fast?.ok === true) return withAliasProblems(fast);
  return withAliasProblems(start === 0 ? readBroken(source) : readBrokenStretch(source, start));
}

/** A lone carriage return ends a line for editors, but not for every parser. */
function withUsualBreaks(text: string): string {
  const first = text.indexOf('\r');
  if (first === -1) return text;
  return /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function readBroken(text: string): SyntaxTree {
  const conflict = withoutConflict(text);
  if (conflict !== undefined) {
    // What else is wrong in such a text follows from the conflict more often than not.
    const { documents } = readBroken(conflict.text);
    return { documents, problems: [conflictMarker(conflict.marker)] };
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const { documents } = readBroken(text.replaceAll('\0', ' '));
    return { documents, problems: [nulCharacter({ start: nul, end: nul + 1 })] };
  }
  const fast = buildFast(text);
  if (fast.ok) return { documents: fast.documents, problems: fast.problems };
  if (!fast.reason.includes('maxDepth')) return recover(text, fast);
  const above = readAbove(text, fast.offset);
  const place = { start: fast.offset, end: Math.min(fast.offset + 1, text.length) };
  return { documents: above?.documents ?? [], problems: [...(above?.problems ?? []), tooDeep(place)] };
}

function withAliasProblems({ documents, problems }: SyntaxTree): SyntaxTree {
  const all = [...problems, ...documents.flatMap(aliasProblems)];
  return { documents, problems: all.sort((a, b) => a.start - b.start) };
}

/** The slow path reads from the top of a text: line breaks before a stretch keep its offsets right. */
function readBrokenStretch(source: string, start: number): SyntaxTree {
  const { documents, problems } = readBroken('\n'.repeat(start) + source);
  return {
    documents: documents.map(({ root, span }) => ({ root, span: behind(span, start) })),
    problems: problems.map((problem) => ({ ...problem, ...behind(problem, start) })),
  };
}

function behind(span: Span, start: number): Span {
  return { start: Math.max(span.start, start), end: Math.max(span.end, start) };
}
