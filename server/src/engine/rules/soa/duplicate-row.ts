import { type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { removeItem } from '../../syntax/edit-items.ts';
import { defineRule } from '../rule.ts';

/** The same control in two rows of one statement. */
export const duplicateRow = defineRule<
  'record',
  { readonly record: RecordFact; readonly row: SoaRow; readonly first: SoaRow }
>({
  id: 'soa/duplicate-row',
  title: 'An Annex A control has two rows in the SoA',
  severity: 'error',
  on: 'record',
  kinds: ['soa'],
  fixable: true,
  *check(record, context) {
    const seen = new Map<string, SoaRow>();
    for (const row of soaRows(record, context.workspace)) {
      const id = row.id ?? row.citation.token.toLowerCase();
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, row);
        continue;
      }
      yield {
        file: record.file,
        span: row.citation.span,
        message: `${row.id ?? row.citation.token} has a row already. Keep one of the two.`,
        related: [{ file: record.file, span: first.citation.span, message: 'The first row' }],
        data: { record, row, first },
      };
    }
  },
  *fixes({ data: { record, row, first } }, context) {
    const list = nodeAtPath(record.fields, 'controls');
    if (list?.type !== 'sequence') return;
    const text = context.text(record.file);
    const at = list.items.findIndex((item) => item?.start === row.node.start);
    const edits = at < 0 ? undefined : removeItem(text, list, at);
    if (edits === undefined) return;
    // Rows that say different things are a decision of the author.
    const same = text.slice(row.node.start, row.node.end) === text.slice(first.node.start, first.node.end);
    yield {
      title: 'Remove this row',
      safe: same,
      ...(same ? { preferred: true } : {}),
      edits: edits.map((edit) => ({ file: record.file, span: edit.span, text: edit.text })),
    };
  },
});
