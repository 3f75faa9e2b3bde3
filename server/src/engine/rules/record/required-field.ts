import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { type SchemaData, schemaProblems } from '../schema-problems.ts';
import type { RecordFact } from '../../model/facts.ts';

/** A declared record without a key that every record of its kind has. */
export const requiredField = defineRule<'record', SchemaData & { readonly record: RecordFact }>({
  id: 'record/required-field',
  title: 'A required key is missing',
  severity: 'error',
  on: 'record',
  *check(record, context) {
    for (const problem of schemaProblems(record, 'record/required-field', context)) {
      yield { ...problem, data: { ...problem.data, record } };
    }
  },
  *fixes({ data: { record, path } }, context) {
    if (path.includes('.')) return;
    const fix = askFor(record, `Add ${path}, to be filled in`, [{ mapping: record.fields, path: '', name: path }], context);
    if (fix !== undefined) yield fix;
  },
});
