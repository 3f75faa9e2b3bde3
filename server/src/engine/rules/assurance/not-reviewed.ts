import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { missingField } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';
import { isInUse } from '../vendor/vendor-reading.ts';
import { dayWritten } from '../written-days.ts';
import { currentReports } from './report-reading.ts';

interface Data {
  readonly record: RecordFact;
  readonly report: MappingNode;
}

/** A report on a vendor that arrived and that nobody read. */
export const notReviewed = defineRule<'record', Data>({
  id: 'assurance/not-reviewed',
  title: 'A report on a vendor was received and not read',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  needsWholeRecord: true,
  *check(record, context) {
    if (!isInUse(record, context)) return;
    for (const report of currentReports(record, context)) {
      const received = dayWritten(report, 'received_on', context);
      if (received?.value === undefined) continue;
      if (context.audit.asOf.date <= addDays(received.value, context.configuration.thresholds.overdue))
        continue;
      const missing = missingField(record, report, 'assurance', 'reviewed_on', context, received.span);
      if (missing === undefined) continue;
      const message = missing.placeholder
        ? `When the report on ${record.id} was read is still to be filled in.`
        : `The report on ${record.id} was received on ${received.value}, and nothing says that it was read. An unread report is no monitoring.`;
      yield { file: record.file, span: missing.span, message, data: { record, report } };
    }
  },
  *fixes({ data: { record, report } }, context) {
    const names = ['reviewed_on', 'reviewed_by'].filter((name) => nodeAtPath(report, name) === undefined);
    if (!names.includes('reviewed_on')) return;
    const places = names.map((name) => ({ mapping: report, path: 'assurance', name }));
    const fix = askFor(record, `Add ${names.join(' and ')}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});
