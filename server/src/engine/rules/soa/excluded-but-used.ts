import { currentSoas, type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { includeRow } from './include-row.ts';

interface Data {
  readonly soa: RecordFact;
  readonly row: SoaRow;
}

/** A row that the SoA leaves out while a control in use or a risk relies on it. */
export const excludedButUsed = defineRule<'workspace', Data>({
  id: 'soa/excluded-but-used',
  aliases: ['risk/soa-conflict'],
  title: 'An Annex A control is excluded, and a control or risk uses it',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(workspace, context) {
    for (const soa of currentSoas(workspace)) {
      for (const row of soaRows(soa, workspace)) {
        if (row.applicable !== false || row.id === undefined) continue;
        const users = usersOf(row.id, context);
        if (users.length === 0) continue;
        const names = shortList(
          users.map(({ id }) => id),
          4,
        );
        const value = nodeAtPath(row.node, 'applicable');
        yield {
          file: soa.file,
          span: value === undefined ? row.citation.span : { start: value.start, end: value.end },
          message: `${row.id} is excluded, and ${names} ${users.length === 1 ? 'uses' : 'use'} it. Include it, or take it out there.`,
          related: users
            .slice(0, 3)
            .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` })),
          data: { soa, row },
        };
      }
    }
  },
  *fixes({ data: { soa, row } }, context) {
    const fix = includeRow(soa, row, context);
    if (fix !== undefined) yield fix;
  },
});

/** Own controls in use and risks that cite the item. What a provider runs is no use of ours. */
function usersOf(id: string, { workspace }: RuleContext): readonly RecordFact[] {
  const users = new Set<RecordFact>();
  for (const { record, place } of workspace.citationsOf('iso27001', id)) {
    if (place !== 'satisfies') continue;
    const status = textAt(record.fields, 'status');
    if (status === 'retired' || status === 'not-applicable' || status === 'draft') continue;
    if (record.kind === 'risk') users.add(record);
    if (record.kind === 'control' && textAt(record.fields, 'responsibility') !== 'inherited')
      users.add(record);
  }
  return [...users];
}
