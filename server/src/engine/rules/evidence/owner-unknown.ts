import { defineRule } from '../rule.ts';

/** `role:` and `person:` that the programme does not know. */
export const ownerUnknown = defineRule({
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
    yield { file: reference.record.file, span: reference.span, message, data: undefined };
  },
});
