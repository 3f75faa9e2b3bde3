import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import type { FileEdit, Fix, RuleContext } from '../rule.ts';

/** The assertion that something is to be done: a task for each title, with `?` for who does it and by which day. */
export function beginTasks(
  program: RecordFact,
  titles: readonly string[],
  context: RuleContext,
): Fix | undefined {
  const title = `Add ${titles.length === 1 ? 'a task' : `${titles.length} tasks`} to the programme`;
  const tasks = titles.map((each) => ({ title: each, owner: TO_FILL_IN, due: TO_FILL_IN }));
  const list = nodeAtPath(program.fields, 'tasks');
  if (list === undefined || (list.type === 'sequence' && list.items.length === 0)) {
    const field = { mapping: program.fields, path: '', name: 'tasks', value: tasks };
    const edits = writeFields(program, [field], context);
    return edits === undefined ? undefined : { title, safe: false, edits };
  }
  if (list.type !== 'sequence') return undefined;
  const text = context.text(program.file);
  const edits: FileEdit[] = [];
  for (const task of tasks) {
    const made = insertItem(text, list, 'end', task);
    if (made === undefined) return undefined;
    for (const edit of made) edits.push({ file: program.file, span: edit.span, text: edit.text });
  }
  return { title, safe: false, edits };
}
