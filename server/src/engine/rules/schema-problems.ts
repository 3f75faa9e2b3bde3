import type { RecordFact } from '../model/facts.ts';
import { checkRecord, type SchemaProblem, type SchemaRule } from '../model/schema/check-record.ts';
import type { Problem, RuleContext } from './rule.ts';

const known = new WeakMap<RecordFact, readonly SchemaProblem[]>();

/** What the schema of its kind says about a record; checked once, whichever rule asks first. */
function problemsOf(record: RecordFact, context: RuleContext): readonly SchemaProblem[] {
  let problems = known.get(record);
  if (problems === undefined) {
    problems = checkRecord(record.kind, record.fields, { declared: record.declared, configuration: context.configuration });
    known.set(record, problems);
  }
  return problems;
}

/** What a schema problem carries: the text to write instead, where it is clear what was meant. */
export interface SchemaData {
  readonly path: string;
  readonly suggestion: string | undefined;
}

/** The schema problems of a record that belong to one rule. */
export function* schemaProblems(record: RecordFact, rule: SchemaRule, context: RuleContext): Generator<Problem<SchemaData>> {
  for (const problem of problemsOf(record, context)) {
    if (problem.rule !== rule) continue;
    const data = { path: problem.path, suggestion: problem.suggestion };
    yield { file: record.file, span: problem.span, message: problem.message, data };
  }
}
