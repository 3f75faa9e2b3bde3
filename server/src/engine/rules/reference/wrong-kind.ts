import type { ReferenceFact } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { insertItem, removeItem } from '../../syntax/edit-items.ts';
import { insertPair } from '../../syntax/edit-pairs.ts';
import { valueOf } from '../../syntax/tree.ts';
import { fieldOfKind, titleOfKind } from '../kind-words.ts';
import { defineRule } from '../rule.ts';

/** A reference that resolves to a record of another kind than its field is for. */
export const wrongKind = defineRule<'reference', { readonly reference: ReferenceFact; readonly kind: Kind }>({
  id: 'reference/wrong-kind',
  title: 'A reference points at a record of another kind',
  severity: 'error',
  on: 'reference',
  crossFile: true,
  *check(reference, context) {
    if (reference.unresolved === 'never') return;
    const found = context.workspace.definitions(reference.id);
    const first = found[0];
    if (first === undefined || found.some((record) => reference.expects.includes(record.kind))) return;
    if (context.workspace.nested(reference.id).some((nested) => reference.expects.includes(nested.list)))
      return;
    // A policy as the artifact of a cell is a mistake of its own, and said there.
    if (reference.field === 'mappings.evidence' && first.kind === 'policy') return;
    const message = `${reference.id} is ${article(titleOfKind(first.kind))}; ${reference.field} takes ${reference.expects.join(' or ')} ids.`;
    const related = [{ file: first.file, span: first.anchor, message: `${reference.id} is defined here` }];
    yield {
      file: reference.record.file,
      span: reference.span,
      message,
      related,
      data: { reference, kind: first.kind },
    };
  },
  *fixes({ data: { reference, kind } }, context) {
    const { record } = reference;
    const list = valueOf(record.fields, reference.field);
    const field = fieldOfKind(kind);
    const target = valueOf(record.fields, field);
    if (
      list?.type !== 'sequence' ||
      list.items.length < 2 ||
      (target !== undefined && target.type !== 'sequence')
    )
      return;
    const text = context.text(record.file);
    const index = list.items.findIndex((item) => item?.start === reference.span.start);
    const removal = index < 0 ? undefined : removeItem(text, list, index);
    const insertion =
      target === undefined
        ? insertPair(text, record.fields, field, [reference.id])
        : insertItem(text, target, 'end', reference.id);
    if (removal === undefined || insertion === undefined) return;
    const edits = [...removal, ...insertion].map((edit) => ({
      file: record.file,
      span: edit.span,
      text: edit.text,
    }));
    yield { title: `Move ${reference.id} to ${field}`, safe: false, edits };
  },
});

function article(words: string): string {
  return /^[aeiou]/i.test(words) ? `an ${words}` : `a ${words}`;
}
