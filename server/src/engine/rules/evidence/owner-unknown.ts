import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly program: RecordFact | undefined;
  readonly list: 'roles' | 'people';
  readonly id: string;
}

/** `role:` and `person:` that the programme does not know. */
export const ownerUnknown = defineRule<'reference', Data>({
  id: 'evidence/owner-unknown',
  title: 'A role or person is not in the programme',
  severity: 'information',
  on: 'reference',
  crossFile: true,
  readsAllIds: true,
  *check(reference, context) {
    const list = reference.expects.find((each) => each === 'roles' || each === 'people');
    if (list === undefined || context.workspace.nestedIn(list).length === 0) return;
    if (context.workspace.nested(reference.id).some((nested) => nested.list === list)) return;
    const message = `${reference.id} is not among the ${list} of the programme. Add it there, or name somebody who is.`;
    const [known] = context.workspace.nestedIn(list);
    const data = { program: known?.record, list, id: reference.id };
    yield { file: reference.record.file, span: reference.span, message, data };
  },
  *fixes({ data: { program, list, id } }, context) {
    const sequence = program === undefined ? undefined : nodeAtPath(program.fields, list);
    if (program === undefined || sequence?.type !== 'sequence') return;
    const edits = insertItem(context.text(program.file), sequence, 'end', { id })?.map((edit) => ({
      file: program.file,
      span: edit.span,
      text: edit.text,
    }));
    if (edits !== undefined) yield { title: `Add ${id} to the ${list} of the programme`, safe: false, edits };
  },
});
