import { defineRule } from '../rule.ts';
import { type SchemaData, schemaProblems } from '../schema-problems.ts';

/** A value outside the list that its key allows. */
export const enumValue = defineRule<'record', SchemaData>({
  id: 'record/enum',
  title: 'A value is not one of those that its key allows',
  severity: 'warning',
  on: 'record',
  check: (record, context) => schemaProblems(record, 'record/enum', context),
  *fixes(problem) {
    const { suggestion } = problem.data;
    if (suggestion === undefined) return;
    const edits = [{ file: problem.file, span: problem.span, text: suggestion }];
    yield { title: `Write ${suggestion}`, safe: true, preferred: true, edits };
  },
});
