import { insertItem } from '../../syntax/edit-items.ts';
import type { SequenceNode } from '../../syntax/tree.ts';
import type { FileEdit, RuleContext } from '../rule.ts';

/** Edits that add an item at the end of a list of a file, in the list's own style. */
export function itemAdded(
  file: string,
  list: SequenceNode,
  item: string,
  context: RuleContext,
): readonly FileEdit[] | undefined {
  return insertItem(context.text(file), list, 'end', item)?.map(({ span, text }) => ({ file, span, text }));
}
