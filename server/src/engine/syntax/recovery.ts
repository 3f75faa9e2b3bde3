import type { Span } from '../../base/text/range.ts';
import { type Diagnosis, diagnose, isCharacterError, lineAbove, restOfLine, wholeLine } from './diagnosis.ts';
import { DocumentMarks } from './document-marks.ts';
import { buildFast, type FastResult } from './fast-builder.ts';
import { isBlank, isBreak, lineStart } from './scan.ts';
import { buildTolerant, type RawError, type TolerantResult } from './tolerant-builder.ts';
import type { SyntaxProblem, SyntaxTree } from './tree.ts';

type Failure = Extract<FastResult, { ok: false }>;

/** Above this size the tolerant parser takes seconds; such a text is only read by the fast one. */
const TOLERANT_LIMIT = 250_000;

/** How many mistakes are blanked out one after another: more for small files. */
function rounds(length: number): number {
  if (length < 20_000) return 12;
  return length < 200_000 ? 4 : 1;
}

/**
 * Reads a text in which the fast parser met an error. Each document gets one problem, for its first mistake. To lose
 * as little as possible, the mistake is blanked out and the rest is read again, some times over; when that leads
 * nowhere, or the tolerant parser copes with the mistake by itself, its tree is taken. Offsets count from `text`.
 */
export function recover(text: string, failure: Failure): SyntaxTree {
  const tolerant = text.length <= TOLERANT_LIMIT ? buildTolerant(text) : undefined;
  const errors = tolerant?.errors.flat() ?? [];
  // The fast parser is stricter in places where nearly all others read on, e.g. a `]` that is not indented.
  if (tolerant !== undefined && errors.length === 0 && isWhole(tolerant)) {
    return tree(tolerant, characterProblems(text, failure));
  }

  const found = new ProblemPerDocument(text);
  let source = text;
  let result: FastResult = failure;
  for (let round = 0; round < rounds(text.length) && !result.ok; round++) {
    const raw = firstRaw(tolerant, found.documentAt(result.offset));
    const diagnosis = diagnose(source, { offset: result.offset, reason: result.reason, raw, tolerant });
    found.add(result.offset, diagnosis);
    if (round === 0 && diagnosis.tolerated && errors.length === 1 && tolerant !== undefined) {
      return tree(tolerant, found.problems);
    }
    const repaired = repair(source, result, diagnosis);
    if (repaired === undefined) break;
    source = repaired.source;
    result = repaired.result;
  }
  if (result.ok) return tree(result, found.problems);
  if (tolerant !== undefined) return tree(tolerant, found.problems);
  const above = readAbove(source, result.offset);
  return above === undefined ? { documents: [], problems: found.problems } : tree(above, found.problems);
}

/** Control characters are no obstacle to the tolerant parser, but still a mistake. */
function characterProblems(text: string, { offset, reason }: Failure): readonly SyntaxProblem[] {
  if (!isCharacterError(reason)) return [];
  const { message, start, end } = diagnose(text, { offset, reason, raw: undefined, tolerant: undefined });
  return [{ code: 'syntax', message, start, end }];
}

/** The documents of the stretch above the top-level entry in which `offset` lies, when that can be read. */
export function readAbove(text: string, offset: number): Extract<FastResult, { ok: true }> | undefined {
  let line = lineStart(text, offset);
  while (line > 0 && (isBlank(text.charCodeAt(line)) || isBreak(text.charCodeAt(line))))
    line = lineStart(text, line - 1);
  const result = buildFast(text.slice(0, line));
  return result.ok ? result : undefined;
}

function tree(
  built: { readonly documents: SyntaxTree['documents']; readonly problems: readonly SyntaxProblem[] },
  problems: readonly SyntaxProblem[],
): SyntaxTree {
  return { documents: built.documents, problems: [...problems, ...built.problems] };
}

/** False when the tolerant parser gave up without saying why. */
function isWhole(tolerant: TolerantResult): boolean {
  return tolerant.documents.some((document) => document.root !== undefined);
}

function firstRaw(tolerant: TolerantResult | undefined, document: number): RawError | undefined {
  return tolerant?.errors[document]?.[0];
}

/** Blanks out the most promising stretch: the first with which all can be read, else the one that leads furthest. */
function repair(
  source: string,
  failure: Failure,
  diagnosis: Diagnosis,
): { readonly source: string; readonly result: FastResult } | undefined {
  const { offset } = failure;
  const candidates = [
    ...diagnosis.repairs,
    restOfLine(source, offset),
    wholeLine(source, diagnosis.start),
    wholeLine(source, offset),
    lineAbove(source, offset),
  ];
  // Each try reads the whole text: with a big one only the best guesses are worth it.
  if (source.length > TOLERANT_LIMIT) candidates.length = 2;
  let best: { source: string; result: FastResult } | undefined;
  let reached = offset;
  for (const span of candidates) {
    const blanked = blank(source, span);
    if (blanked === source) continue;
    const result = buildFast(blanked);
    if (result.ok) return { source: blanked, result };
    if (result.offset <= reached) continue;
    reached = result.offset;
    best = { source: blanked, result };
  }
  return best;
}

function blank(text: string, { start, end }: Span): string {
  const middle = text.slice(start, end).replace(/[^\r\n]/g, ' ');
  return text.slice(0, start) + middle + text.slice(end);
}

class ProblemPerDocument {
  readonly problems: SyntaxProblem[] = [];
  private readonly seen = new Set<number>();
  private readonly ends: number[] = [];

  constructor(text: string) {
    const marks = new DocumentMarks(text);
    let end = -1;
    // The stretches between marks; whether a document opened with a mark of its own matters not for where it ends.
    for (;;) {
      const span = marks.next(this.ends.length > 0);
      if (span.end <= end) break;
      end = span.end;
      this.ends.push(end);
      if (end >= text.length) break;
    }
  }

  documentAt(offset: number): number {
    const index = this.ends.findIndex((end) => offset <= end);
    return index === -1 ? Math.max(0, this.ends.length - 1) : index;
  }

  add(offset: number, diagnosis: Diagnosis): void {
    const document = this.documentAt(offset);
    if (this.seen.has(document)) return;
    this.seen.add(document);
    const { message, start, end } = diagnosis;
    this.problems.push({ code: 'syntax', message, start, end });
  }
}
