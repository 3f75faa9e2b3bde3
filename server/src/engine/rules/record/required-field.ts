import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath } from '../../model/read.ts';
import { rootProperty } from '../../model/schema/schema-table.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type Problem } from '../rule.ts';
import { isMisspelled, type SchemaData, schemaProblems } from '../schema-problems.ts';

/** A declared record without a key that every record of its kind has. */
export const requiredField = defineRule<'record', SchemaData & { readonly record: RecordFact }>({
  id: 'record/required-field',
  title: 'A required key is missing',
  severity: 'error',
  on: 'record',
  needsWholeRecord: true,
  *check(record, context) {
    for (const problem of schemaProblems(record, 'record/required-field', context)) {
      if (!isMisspelled(record, problem.data.path, context))
        yield { ...problem, data: { ...problem.data, record } };
    }
    if (record.declared) yield* toFillIn(record);
  },
  *fixes({ data: { record, path } }, context) {
    if (path.includes('.') || isPlaceholder(nodeAtPath(record.fields, path))) return;
    const fix = askFor(
      record,
      `Add ${path}, to be filled in`,
      [{ mapping: record.fields, path: '', name: path }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});

/** Required keys that were written with the placeholder and say nothing yet. */
function* toFillIn(record: RecordFact): Generator<Problem<SchemaData & { readonly record: RecordFact }>> {
  for (const { name, required } of rootProperty(record.kind).properties.values()) {
    const node = required ? nodeAtPath(record.fields, name) : undefined;
    if (!isPlaceholder(node)) continue;
    const message = `\`${name}\` is still to be filled in.`;
    yield { file: record.file, span: node, message, data: { path: name, suggestion: undefined, record } };
  }
}
