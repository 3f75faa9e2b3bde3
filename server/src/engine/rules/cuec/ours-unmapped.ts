import { meaningful, nodeAtPath, scalarsIn } from '../../model/read.ts';
import type { Node } from '../../syntax/tree.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

const PATH = 'soc2.system_description.cuecs';

/** What we expect of customers without a criterion that rests on it: advice to customers is no control. */
export const oursUnmapped = defineRule({
  id: 'cuec/ours-unmapped',
  title: 'A user entity control of ours names no criterion',
  severity: 'information',
  on: 'record',
  kinds: ['scope'],
  gate: 'soc2',
  needsWholeRecord: true,
  *check(record, context) {
    const node = nodeAtPath(record.fields, PATH);
    const items = (node?.type === 'sequence' ? node.items : []).filter((item): item is Node =>
      isExpectation(item),
    );
    const open = items.filter(
      (item) =>
        !hasCriteria(item) &&
        !(item.type === 'mapping' && isMisspelled(record, `${PATH}.criteria`, context, item)),
    );
    const first = open[0];
    if (first === undefined) return;
    const message = `${open.length === 1 ? 'A user entity control names' : `${open.length} user entity controls name`} no criteria. Say which rest on it, or keep it as advice outside the list: what no criterion needs is not one.`;
    const related = open
      .slice(1, 6)
      .map((item) => ({ file: record.file, span: item, message: 'This one too' }));
    // Where none has a criterion, the column has not been begun.
    const severity = open.length === items.length ? 'hint' : 'information';
    yield { file: record.file, span: first, message, related, severity, data: undefined };
  },
});

function isExpectation(item: Node | undefined): boolean {
  if (item?.type === 'mapping') return true;
  const text = meaningful(item);
  return text !== undefined && !/^(?:none|no|n\/a)$/i.test(text);
}

function hasCriteria(item: Node): boolean {
  return item.type === 'mapping' && scalarsIn(nodeAtPath(item, 'criteria')).length > 0;
}
