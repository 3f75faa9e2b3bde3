import { addMonths } from '../../../base/calendar/date.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { beginRow } from './programme-row-stub.ts';
import { held, rowsOf } from './programme-rows.ts';

/** A programme that has been running for a year and lists nothing that it made better since. Advice. */
export const improvement = defineRule<'record', RecordFact>({
  id: 'governance/improvement',
  title: 'The programme lists no improvement of the last year',
  severity: 'information',
  on: 'record',
  kinds: ['program'],
  gate: 'iso27001',
  needsWholeRecord: true,
  strictOnly: true,
  *check(record, context) {
    // Before the first internal audit or review there is nothing to improve on.
    const lists = ['internal_audits', 'management_reviews'] as const;
    if (!lists.some((list) => held(rowsOf(record, list, context), context).length > 0)) return;
    const { date } = context.audit.asOf;
    const since = addMonths(date, -12);
    const recent = mappingsIn(nodeAtPath(record.fields, 'improvements')).some((row) => {
      const day = dateAt(row, 'date', context.configuration);
      return day !== undefined && day > since && day <= date;
    });
    if (recent) return;
    const node = nodeAtPath(record.fields, 'improvements');
    const message = `No improvement since ${since} is listed. Clause 10.1 asks for ongoing improvement; a line with a day each is enough.`;
    yield {
      file: record.file,
      span: node?.type === 'scalar' ? node : record.anchor,
      message,
      data: record,
    };
  },
  *fixes({ data }, context) {
    const title = 'Begin an improvement, to be filled in';
    const fix = beginRow(data, 'improvements', ['id', 'date', 'title'], title, context);
    if (fix !== undefined) yield fix;
  },
});
