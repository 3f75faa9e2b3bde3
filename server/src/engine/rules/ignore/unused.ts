import type { FileFacts, IgnoreFact } from '../../model/facts.ts';
import { nearest } from '../../model/schema/near.ts';
import type { Hit } from '../evaluate.ts';
import { defineRule, type Fix, type Problem, type Rule, type RuleContext } from '../rule.ts';
import type { UnusedIgnore } from '../suppress.ts';

type Name = IgnoreFact['rules'][number];

/** The comment, and the one name in it that the finding is about; without a name it is about all of it. */
interface Data {
  readonly ignore: IgnoreFact;
  readonly name?: Name;
  readonly suggestion?: string;
}

/** A suppression that silences nothing. Found when suppressions are applied, so `check` itself has nothing to do. */
export const unused = defineRule<'file', Data>({
  id: 'ignore/unused',
  title: 'A suppression comment silences nothing',
  severity: 'hint',
  on: 'file',
  check: () => [],
  *fixes({ file, data: { ignore, name, suggestion } }, context): Generator<Fix> {
    // Which rule was meant, and whether it has anything to say here, only the user knows: a slip of the pen must not
    // cost the reason that somebody wrote.
    const isSlip = name !== undefined && suggestion !== undefined;
    const fix = (title: string, span: { start: number; end: number }, text: string): Fix => ({
      title,
      safe: !isSlip,
      preferred: !isSlip,
      edits: [{ file, span, text }],
    });
    if (isSlip) {
      yield {
        title: `Write ${suggestion}`,
        safe: false,
        edits: [{ file, span: name.span, text: suggestion }],
      };
    }
    if (name !== undefined && ignore.rules.length > 1)
      yield fix(`Remove ${name.name}`, withComma(ignore, name), '');
    else yield fix('Remove the comment', wholeComment(ignore, context.text(file)), '');
  },
});

/** Hits for comments, and names in them, that silenced nothing; none before the workspace is complete. */
export function unusedIgnoreHits(
  facts: FileFacts,
  ignores: readonly UnusedIgnore[],
  known: ReadonlySet<string>,
  context: RuleContext,
): readonly Hit[] {
  // What cannot be read may be what the comment is about.
  if (!context.workspace.complete || facts.stale === true || facts.problems.length > 0) return [];
  return ignores
    .filter(({ ignore }) => isFinished(ignore))
    .flatMap((each) => problems(each, known))
    .map(({ span, message, data }) => ({
      rule: unused as unknown as Rule,
      problem: { file: facts.file, span, message, tag: 'unnecessary' as const, data },
    }));
}

function problems(
  { ignore, names }: UnusedIgnore,
  known: ReadonlySet<string>,
): Omit<Problem<Data>, 'file'>[] {
  const strangers = names.filter(({ name }) => !known.has(name));
  if (strangers.length === 0 && names.length === ignore.rules.length) {
    const message = 'This comment silences nothing here. Remove it, or move it to the line that it is about.';
    return [{ span: ignore.span, message, data: { ignore } }];
  }
  const told = names.length === ignore.rules.length ? strangers : names;
  return told.map((name) => {
    if (known.has(name.name)) {
      return {
        span: name.span,
        message: `${name.name} is not reported here. Remove the name.`,
        data: { ignore, name },
      };
    }
    const suggestion = nearest(name.name, known);
    const message = `There is no rule ${name.name}, so nothing is silenced.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`;
    return {
      span: name.span,
      message,
      data: suggestion === undefined ? { ignore, name } : { ignore, name, suggestion },
    };
  });
}

/** A comment that names no rule or gives no reason is not finished: that is said first, and alone. */
function isFinished(ignore: IgnoreFact): boolean {
  return ignore.rules.length > 0 && ignore.reason !== undefined && ignore.reason !== '?';
}

/** A name with the comma that parts it from the next one, or from the one before. */
function withComma(ignore: IgnoreFact, name: Name): { start: number; end: number } {
  const at = ignore.rules.indexOf(name);
  const next = ignore.rules[at + 1];
  const before = ignore.rules[at - 1];
  if (next !== undefined) return { start: name.span.start, end: next.span.start };
  return { start: before?.span.end ?? name.span.start, end: name.span.end };
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
