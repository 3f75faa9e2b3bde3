import { defineRule } from '../rule.ts';
import { type SchemaData, schemaProblems } from '../schema-problems.ts';

/** A key that is one slip away from a key of ours, or a second spelling of a key that is there already. */
export const unknownField = defineRule<'record', SchemaData>({
  id: 'record/unknown-field',
  title: 'A key is misspelled, or written twice under two names',
  severity: 'warning',
  on: 'record',
  *check(record, context) {
    yield* schemaProblems(record, 'record/unknown-field', context);
    for (const key of record.shadowed) {
      const message = `${key.written} means ${key.canonical}, which this record has already. Only ${key.canonical} is read.`;
      yield {
        file: record.file,
        span: key.span,
        message,
        severity: 'hint',
        data: { path: key.canonical, suggestion: undefined },
      };
    }
  },
  *fixes(problem) {
    const { suggestion } = problem.data;
    if (suggestion === undefined) return;
    const edits = [{ file: problem.file, span: problem.span, text: suggestion }];
    yield { title: `Rename to ${suggestion}`, safe: true, preferred: true, edits };
  },
});
