import { addDays } from '../../../base/calendar/date.ts';
import { nodeAtPath } from '../../model/read.ts';
import { isInUse, isStub } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';

/** Evidence whose validity ends within the configured number of days. */
export const expiresSoon = defineRule({
  id: 'evidence/expires-soon',
  title: 'Evidence expires soon',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || !isInUse(record, context)) return;
    const { audit, configuration } = context;
    const { validUntil } = audit.timesOf(record);
    if (validUntil === undefined || validUntil < audit.asOf.date) return;
    if (validUntil > addDays(audit.asOf.date, configuration.thresholds.expiresSoon)) return;
    // A later record of the same series has renewed it.
    if (audit.seriesOf(record).latest !== record) return;
    const message = `${record.id} is valid until ${validUntil}. Plan its renewal.`;
    yield {
      file: record.file,
      span: nodeAtPath(record.fields, 'valid_until') ?? record.anchor,
      message,
      data: undefined,
    };
  },
});
