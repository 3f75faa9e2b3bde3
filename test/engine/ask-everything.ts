import { expect } from 'vitest';
import type { Span } from '../../server/src/base/text/range.ts';
import type { Engine } from '../../server/src/engine/engine.ts';
import { batchFixes } from '../../server/src/engine/features/batch-fixes.ts';
import { codeActions } from '../../server/src/engine/features/code-actions.ts';
import { completion, resolveCompletion } from '../../server/src/engine/features/completion.ts';
import { definition } from '../../server/src/engine/features/definition.ts';
import { documentHighlight } from '../../server/src/engine/features/document-highlight.ts';
import { hover } from '../../server/src/engine/features/hover.ts';
import { references } from '../../server/src/engine/features/references.ts';
import {
  documentSymbols,
  type OutlineSymbol,
  workspaceSymbols,
} from '../../server/src/engine/features/symbols.ts';
import { cpuWatch } from '../support/cpu-watch.ts';

/** How many of very many answers are looked at. */
const CHECKED = 300;

/**
 * Asks an engine everything that an editor may ask about a file, at some offsets, and checks that every place in the
 * answers lies in the text and that no answer takes longer than `bound` (milliseconds of processor time).
 */
export function askEverything(engine: Engine, file: string, offsets: readonly number[], bound: number): void {
  const timed = <T>(what: string, ask: () => T): T => {
    const spent = cpuWatch();
    const answer = ask();
    expect(spent(), `${what} takes too long`).toBeLessThan(bound);
    return answer;
  };
  const inText = (what: string, where: string, span: Span): void => {
    const { length } = engine.text(where);
    const place = `${what}: ${span.start} to ${span.end} in ${where}, which has ${length}`;
    expect(Number.isInteger(span.start) && Number.isInteger(span.end), place).toBe(true);
    if (where.endsWith('.csv')) return;
    expect(0 <= span.start && span.start <= span.end && span.end <= length, place).toBe(true);
  };

  const findings = timed('findings', () => engine.findings(file));
  for (const finding of [...findings.slice(0, CHECKED), ...findings.slice(-CHECKED)]) {
    const { problem, rule } = finding;
    expect(problem.file, rule).toBe(file);
    expect(problem.message, rule).toMatch(/\S/);
    inText(rule, file, problem.span);
    for (const place of problem.related ?? []) inText(`${rule}, related`, place.file, place.span);
    const { start, end } = engine.range(file, problem.span);
    expect(start.line < end.line || (start.line === end.line && start.character <= end.character), rule).toBe(
      true,
    );
  }
  for (const finding of findings.slice(0, CHECKED)) {
    for (const fix of timed(`fixes of ${finding.rule}`, () => engine.fixes(finding))) {
      for (const edit of fix.edits) inText(`fix of ${finding.rule}`, edit.file, edit.span);
    }
  }
  timed('document symbols', () => documentSymbols(engine, file)).forEach(function look(
    symbol: OutlineSymbol,
  ): void {
    inText('symbol', file, symbol.span);
    inText('symbol name', file, symbol.anchor);
    symbol.children.forEach(look);
  });
  for (const symbol of timed('workspace symbols', () => workspaceSymbols(engine, 'a', 100)))
    inText('symbol', symbol.file, symbol.anchor);
  for (const offset of offsets) {
    const at = `at ${offset}`;
    const shown = timed(`hover ${at}`, () => hover(engine, file, offset));
    if (shown !== undefined) {
      inText('hover', file, shown.span);
      expect(shown.contents).toMatch(/\S/);
    }
    const offered = timed(`completion ${at}`, () => completion(engine, file, offset));
    for (const item of offered.items.slice(0, 50)) inText(`completion ${item.label}`, file, item.replace);
    const [first] = offered.items;
    if (first !== undefined) timed('resolve', () => resolveCompletion(engine, first));
    const defined = timed(`definition ${at}`, () => definition(engine, file, offset));
    if (defined !== undefined) inText('definition origin', file, defined.origin);
    for (const target of defined?.targets ?? []) inText('definition', target.file, target.span);
    const uses = timed(`references ${at}`, () => references(engine, file, offset, true));
    for (const place of uses.slice(0, CHECKED)) inText('reference', place.file, place.span);
    const highlights = timed(`highlights ${at}`, () => documentHighlight(engine, file, offset));
    for (const { span } of highlights.slice(0, CHECKED)) inText('highlight', file, span);
    const end = Math.min(offset + 20, engine.text(file).length);
    const start = Math.max(0, Math.min(offset, end));
    for (const action of timed(`code actions ${at}`, () => codeActions(engine, file, { start, end }))) {
      const edits = action.type === 'fix' ? action.fix.edits : action.type === 'ignore' ? [action.edit] : [];
      for (const edit of edits) inText(`action ${action.title}`, edit.file, edit.span);
    }
  }
  timed('all safe fixes', () => {
    for (const _ of batchFixes(engine, [file]));
  });
}

/** A handful of offsets over a text, its ends and one beyond each. */
export function someOffsets(text: string, count: number, seed = 1): readonly number[] {
  const inside = Array.from({ length: count }, (_, index) =>
    Math.floor(text.length * ((index * 0.618_034 + seed * 0.271) % 1)),
  );
  return [-1, 0, ...inside, text.length, text.length + 1];
}
