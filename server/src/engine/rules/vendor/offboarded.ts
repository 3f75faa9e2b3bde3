import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says, scalarsIn } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { dayAt } from '../written-days.ts';
import { hasData, hasEnded } from './vendor-reading.ts';

interface Data {
  readonly record: RecordFact;
  readonly fields: readonly string[];
}

/** A vendor that was left, and nothing shows that its access is gone and the data came back. */
export const offboarded = defineRule<'record', Data>({
  id: 'vendor/offboarded',
  title: 'Nothing shows that a vendor that was left has no access and no data any more',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  needsWholeRecord: true,
  *check(record, context) {
    if (!hasEnded(record, context)) return;
    const endedOn = dayAt(record.fields, 'ended_on', context);
    const { date } = context.audit.asOf;
    if (endedOn !== undefined && date <= addDays(endedOn, context.configuration.thresholds.overdue)) return;
    const hasAccess = scalarsIn(nodeAtPath(record.fields, 'systems')).length > 0;
    const fields = [
      ...(hasAccess || hasData(record) ? ['access_removed_on'] : []),
      ...(hasData(record) ? ['data_returned_on'] : []),
    ].filter((name) => !says(record.fields, name) && !isMisspelled(record, name, context));
    if (fields.length === 0) return;
    const asked = fields.map((name) => nodeAtPath(record.fields, name)).filter((node) => isPlaceholder(node));
    const message =
      asked.length === fields.length
        ? `Still to be filled in for ${record.id}, which is no longer used: ${listed(fields)}.`
        : `${record.id} is no longer used${endedOn === undefined ? '' : ` since ${endedOn}`}, and lacks ${listed(fields)}. Show that its access is gone and the data returned or deleted.`;
    const span =
      asked.length === fields.length
        ? (asked[0] ?? record.anchor)
        : (nodeAtPath(record.fields, 'ended_on') ?? nodeAtPath(record.fields, 'status') ?? record.anchor);
    yield { file: record.file, span, message, data: { record, fields } };
  },
  *fixes({ data: { record, fields } }, context) {
    const absent = fields.filter((name) => nodeAtPath(record.fields, name) === undefined);
    if (absent.length === 0) return;
    const places = absent.map((name) => ({ mapping: record.fields, path: '', name }));
    const fix = askFor(record, `Add ${absent.join(' and ')}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});
