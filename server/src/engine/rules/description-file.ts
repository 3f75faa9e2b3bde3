import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath } from '../model/read.ts';
import { wantedPath } from '../workspace/wanted-paths.ts';
import { type WordFound, wordsIn } from './prose.ts';
import type { Problem, RuleContext } from './rule.ts';

const BODY = 'soc2.system_description.body';

/** The document that a scope names as its system description, as it is on disk. */
export interface DescriptionFile {
  readonly file: string;
  readonly text: string;
}

/** Undefined where none is named, or where its text is not known. */
export function descriptionFile(scope: RecordFact, context: RuleContext): DescriptionFile | undefined {
  const facts = context.workspace.facts(scope.file);
  const path = facts?.paths.find(({ record, field }) => record === scope && field === BODY);
  if (path === undefined) return undefined;
  const wanted = wantedPath(path);
  const artifact = context.workspace.artifact(wanted.path, wanted.from);
  if (artifact?.text === undefined || artifact.resolved === undefined) return undefined;
  return { file: artifact.resolved, text: artifact.text };
}

/** Places that are shown of one document. */
const MOST_PLACES = 5;

/**
 * One finding for the words in the document that a scope names: the document is no file of ours, so it stands where the
 * scope names it, and leads to the places. Undefined where there are none that are meant.
 */
export function wordsInDescription(
  scope: RecordFact,
  pattern: RegExp,
  context: RuleContext,
  isMeant: (found: WordFound) => boolean,
  say: (word: string) => string,
): Problem<undefined> | undefined {
  const document = descriptionFile(scope, context);
  const body = nodeAtPath(scope.fields, BODY);
  if (document === undefined || body === undefined) return undefined;
  const { file, text } = document;
  const found = [...wordsIn(text, { start: 0, end: text.length }, pattern)].filter(isMeant);
  const [first] = found;
  if (first === undefined) return undefined;
  const line = text.slice(0, first.span.start).split('\n').length;
  const others = found.length === 1 ? '' : ` (and ${found.length - 1} more in it)`;
  return {
    file: scope.file,
    span: body,
    message: `${file}, line ${line}${others}: ${say(first.word)}`,
    related: found.slice(0, MOST_PLACES).map(({ span, word }) => ({ file, span, message: `"${word}"` })),
    data: undefined,
  };
}
