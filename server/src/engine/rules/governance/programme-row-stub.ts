import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import type { Fix, RuleContext } from '../rule.ts';

/** The assertion that adds an entry to a list of the programme, with `?` behind each of its keys. */
export function beginRow(
  program: RecordFact,
  list: string,
  keys: readonly string[],
  title: string,
  context: RuleContext,
): Fix | undefined {
  const value = Object.fromEntries(keys.map((key) => [key, TO_FILL_IN]));
  const node = nodeAtPath(program.fields, list);
  if (node !== undefined && node.type !== 'sequence') return undefined;
  const edits =
    node === undefined || node.items.length === 0
      ? writeFields(program, [{ mapping: program.fields, path: '', name: list, value: [value] }], context)
      : insertItem(context.text(program.file), node, 'end', value)?.map(({ span, text }) => ({
          file: program.file,
          span,
          text,
        }));
  return edits === undefined ? undefined : { title, safe: false, edits };
}
