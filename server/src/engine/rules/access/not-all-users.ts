import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import { typeOf } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';

/**
 * An own access review that looked at a sample. The auditor samples; the review itself covers every account. That a
 * list leaves out whole systems is another question.
 */
export const notAllUsers = defineRule({
  id: 'access/not-all-users',
  title: 'An access review looked at a sample of the accounts',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  *check(record) {
    if (typeOf(record) !== 'access-review' && textAt(record.fields, 'stage') !== 'review') return;
    const own = countOf(record.fields);
    const found = partial(record.fields, own);
    const parts = mappingsIn(nodeAtPath(record.fields, 'occurrences'));
    const all = [found, ...parts.map((part) => partial(part, countOf(part) ?? own))];
    const [first] = all.filter((each) => each !== undefined);
    if (first === undefined) return;
    const message = `${record.id} reviewed ${first.done} of ${first.count} accounts. The auditor takes the sample; the review itself covers every account.`;
    // A sample may be the auditor's own, written down here; what was done is the company's.
    const severity = first.isSample ? 'information' : 'warning';
    yield { file: record.file, span: first.node, message, severity, data: undefined };
  },
});

/** Where a part says that fewer accounts were looked at than its list holds. */
function partial(
  part: MappingNode,
  count: number | undefined,
):
  | { readonly done: number; readonly count: number; readonly node: Node; readonly isSample: boolean }
  | undefined {
  if (count === undefined) return undefined;
  for (const path of ['sample', 'sample.size', 'done']) {
    const node = nodeAtPath(part, path);
    const done = wholeNumber(textAt(part, path));
    if (node !== undefined && done !== undefined && done < count)
      return { done, count, node, isSample: path !== 'done' };
  }
  return undefined;
}

function countOf(part: MappingNode): number | undefined {
  return wholeNumber(textAt(part, 'population.count'));
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
