import type { Span } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import { checkRecord, type SchemaProblem, type SchemaRule } from '../model/schema/check-record.ts';
import type { Problem, RuleContext } from './rule.ts';

const known = new WeakMap<RecordFact, readonly SchemaProblem[]>();

/** What the schema of its kind says about a record; checked once, whichever rule asks first. */
function problemsOf(record: RecordFact, context: RuleContext): readonly SchemaProblem[] {
  let problems = known.get(record);
  if (problems === undefined) {
    problems = checkRecord(record.kind, record.fields, {
      declared: record.declared,
      configuration: context.configuration,
    });
    known.set(record, problems);
  }
  return problems;
}

/** What a schema problem carries: the text to write instead, where it is clear what was meant. */
export interface SchemaData {
  readonly path: string;
  readonly suggestion: string | undefined;
}

/**
 * Whether the key at `path` (canonical, lists without index) seems to be there in a misspelled form, within `place`:
 * the misspelling is the mistake then, and that the key is missing is none of its own.
 */
export function isMisspelled(
  record: RecordFact,
  path: string,
  context: RuleContext,
  place: Span = record.span,
): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return problemsOf(record, context).some(
    (problem) =>
      problem.rule === 'record/unknown-field' &&
      problem.suggestion === name &&
      problem.path.slice(0, problem.path.lastIndexOf('.') + 1) === path.slice(0, path.length - name.length) &&
      place.start <= problem.span.start &&
      problem.span.end <= place.end,
  );
}

/** Whether a date of the record cannot be read: what it would have said is not missing, it is misspelled. */
export function hasUnreadableDate(record: RecordFact, context: RuleContext): boolean {
  return problemsOf(record, context).some(({ rule }) => rule === 'record/date');
}

/** Whether something within `place` has a form that cannot be read: that is said there, and nothing else is. */
export function isUnreadable(record: RecordFact, context: RuleContext, place: Span): boolean {
  return problemsOf(record, context).some(
    ({ rule, span }) => UNREADABLE.has(rule) && place.start <= span.start && span.end <= place.end,
  );
}

const UNREADABLE: ReadonlySet<SchemaRule> = new Set(['record/date', 'record/enum', 'record/shape']);

/** The schema problems of a record that belong to one rule. */
export function* schemaProblems(
  record: RecordFact,
  rule: SchemaRule,
  context: RuleContext,
): Generator<Problem<SchemaData>> {
  for (const problem of problemsOf(record, context)) {
    if (problem.rule !== rule) continue;
    const data = { path: problem.path, suggestion: problem.suggestion };
    yield { file: record.file, span: problem.span, message: problem.message, data };
  }
}
