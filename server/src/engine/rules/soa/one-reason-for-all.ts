import { type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import { nodeAtPath } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { isAsideSoa } from './soa-reading.ts';

/** Fewer rows than this can well have one reason. */
const FEW = 10;

/** One sentence as the reason of more than half of the rows: nobody thought about them one by one. */
export const oneReasonForAll = defineRule<'record', undefined>({
  id: 'soa/one-reason-for-all',
  title: 'More than half of the rows of the SoA have the same reason',
  severity: 'warning',
  on: 'record',
  kinds: ['soa'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isAsideSoa(record)) return;
    const byReason = new Map<string, SoaRow[]>();
    let reasons = 0;
    for (const row of soaRows(record, context.workspace)) {
      if (row.reason === undefined) continue;
      reasons++;
      const key = row.reason
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const same = byReason.get(key);
      if (same === undefined) byReason.set(key, [row]);
      else same.push(row);
    }
    if (reasons < FEW) return;
    for (const rows of byReason.values()) {
      const [first] = rows;
      if (first === undefined || rows.length * 2 <= reasons) continue;
      const reason = nodeAtPath(first.node, 'justification');
      const message = `${rows.length} of ${reasons} rows give the same reason. Say for each control which risk, law or contract makes it necessary, or what makes it unnecessary.`;
      const span = reason === undefined ? first.citation.span : { start: reason.start, end: reason.end };
      yield { file: record.file, span, message, data: undefined };
    }
  },
});
