import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath } from '../model/read.ts';
import { insertItem } from '../syntax/edit-items.ts';
import { writeFields } from './field-edits.ts';
import type { FileEdit, Fix, RuleContext } from './rule.ts';

/**
 * The fix that lets a record cite more ids of a framework. Never safe: that the record covers them is its author's to
 * say. Undefined where the ids there are stand in a form to which nothing can be added.
 */
export function addCitations(
  record: RecordFact,
  framework: string,
  ids: readonly string[],
  context: RuleContext,
  title = `Add ${ids.join(', ')}`,
): Fix | undefined {
  const edits = ids.length === 0 ? undefined : additions(record, framework, ids, context);
  return edits === undefined || edits.length === 0 ? undefined : { title, safe: false, edits };
}

function additions(
  record: RecordFact,
  framework: string,
  ids: readonly string[],
  context: RuleContext,
): readonly FileEdit[] | undefined {
  const satisfies = nodeAtPath(record.fields, 'satisfies');
  if (satisfies?.type !== 'mapping') {
    const field = { mapping: record.fields, path: '', name: 'satisfies', value: { [framework]: [...ids] } };
    return satisfies === undefined ? writeFields(record, [field], context) : undefined;
  }
  const pair = satisfies.pairs.find(
    ({ key }) => context.catalogue.frameworkOf(key.text)?.framework === framework,
  );
  if (pair === undefined) {
    const field = { mapping: satisfies, path: 'satisfies', name: framework, value: [...ids] };
    return writeFields(record, [field], context);
  }
  const list = pair.value;
  if (list?.type !== 'sequence') return undefined;
  const text = context.text(record.file);
  const edits: FileEdit[] = [];
  for (const id of ids) {
    const made = insertItem(text, list, 'end', id);
    if (made === undefined) return undefined;
    for (const edit of made) edits.push({ file: record.file, span: edit.span, text: edit.text });
  }
  return edits;
}
