import type { FileFacts, IgnoreFact } from '../../model/facts.ts';
import type { Hit } from '../evaluate.ts';
import { defineRule, type Fix, type Rule, type RuleContext } from '../rule.ts';

/** A suppression that silences nothing. Found when suppressions are applied, so `check` itself has nothing to do. */
export const unused = defineRule({
  id: 'ignore/unused',
  title: 'A suppression comment silences nothing',
  severity: 'hint',
  on: 'file',
  fixable: true,
  check: () => [],
  fixes(problem: { readonly file: string; readonly data: IgnoreFact }, context): Fix[] {
    return [{ title: 'Remove the comment', safe: true, preferred: true, edits: [{ file: problem.file, span: wholeComment(problem.data, context.text(problem.file)), text: '' }] }];
  },
});

/** Hits for the comments that silenced nothing; none before the workspace is complete. */
export function unusedIgnoreHits(facts: FileFacts, ignores: readonly IgnoreFact[], context: RuleContext): readonly Hit[] {
  if (!context.workspace.complete) return [];
  return ignores.map((ignore) => ({
    rule: unused as unknown as Rule,
    problem: {
      file: facts.file,
      span: ignore.span,
      message: 'This comment silences nothing here. Remove it, or move it to the line that it is about.',
      tag: 'unnecessary' as const,
      data: ignore,
    },
  }));
}

/** The comment, the white space before it, and its line break when nothing else stands on the line. */
function wholeComment(ignore: IgnoreFact, text: string): { start: number; end: number } {
  let { start, end } = ignore.span;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  if (ignore.comment.ownLine) {
    if (text[end] === '\r') end++;
    if (text[end] === '\n') end++;
  }
  return { start, end };
}
