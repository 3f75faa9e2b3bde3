import { defineRule } from '../rule.ts';
import { type SchemaData, schemaProblems } from '../schema-problems.ts';

/** A value of the wrong form: a list where one value belongs, a text where keys belong. It cannot be read. */
export const shape = defineRule<'record', SchemaData>({
  id: 'record/shape',
  title: 'A value has a form that its key does not take',
  severity: 'warning',
  on: 'record',
  needsWholeRecord: true,
  check: (record, context) => schemaProblems(record, 'record/shape', context),
  *fixes(problem) {
    const { suggestion } = problem.data;
    if (suggestion === undefined) return;
    const edits = [{ file: problem.file, span: problem.span, text: suggestion }];
    yield { title: `Write ${suggestion}`, safe: true, preferred: true, edits };
  },
});
