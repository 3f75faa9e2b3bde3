import type { IsoDate } from '../../../base/calendar/date.ts';
import { addBusinessDays, addDuration, parseDuration } from '../../../base/calendar/duration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { beginException, hasExceptions } from '../record-exception.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { dayWritten } from '../written-days.ts';

/** Longer promises than this many days are meant as calendar days; shorter ones as business days. */
const LONGEST_IN_BUSINESS_DAYS = 5;

/** Access that was removed later than the control promises, and no exception says so. */
export const removalSla = defineRule<
  'record',
  { readonly record: RecordFact; readonly occurrence: MappingNode }
>({
  id: 'access/removal-sla',
  title: 'Access was removed later than the control promises',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  *check(record, context) {
    const rows = mappingsIn(nodeAtPath(record.fields, 'occurrences'))
      .filter((each) => !hasExceptions(each))
      .flatMap((occurrence) =>
        mappingsIn(nodeAtPath(occurrence, 'items')).map((row) => ({ occurrence, row })),
      );
    if (rows.length === 0) return;
    const promise = promiseOf(record, context);
    if (promise === undefined) return;
    const { date: asOf } = context.audit.asOf;
    const late = rows.flatMap(({ occurrence, row }) => {
      const left = dayWritten(row, 'terminated_on', context)?.value;
      const removed = dayWritten(row, 'removed_on', context);
      // Only rows that name both days are judged, and what lies after the as-of day does not exist yet.
      if (left === undefined || removed?.value === undefined || removed.value > asOf) return [];
      return removed.value > promise.until(left) ? [{ occurrence, span: removed.span }] : [];
    });
    const [first] = late;
    if (first === undefined) return;
    const message = `${record.id} shows ${late.length === 1 ? '1 leaver whose access was' : `${late.length} leavers whose access was`} removed later than ${promise.control.id} promises (${promise.words}). Record the exception, or correct the days.`;
    const related = late
      .slice(1, 6)
      .map(({ span }) => ({ file: record.file, span, message: 'This one too' }));
    const data = { record, occurrence: first.occurrence };
    yield { file: record.file, span: first.span, message, related, data };
  },
  *fixes({ data: { record, occurrence } }, context) {
    const fix = beginException(record, occurrence, context);
    if (fix !== undefined) yield fix;
  },
});

interface Promised {
  readonly control: RecordFact;
  readonly words: string;
  /** The last day on which removal is in time. */
  readonly until: (left: IsoDate) => IsoDate;
}

/** The deadline of the first control of the evidence that states one for removal. */
function promiseOf(record: RecordFact, context: RuleContext): Promised | undefined {
  const { holidays } = context.configuration;
  for (const control of context.audit.controlsOf(record)) {
    const business = wholeNumber(textAt(control.fields, 'sla.business_days'));
    if (business !== undefined) {
      const words = `${business} business day${business === 1 ? '' : 's'}`;
      return { control, words, until: (left) => addBusinessDays(left, business, holidays) };
    }
    const text = textAt(control.fields, 'sla.removal') ?? textAt(control.fields, 'sla.value');
    const duration = text === undefined ? undefined : parseDuration(text);
    if (text === undefined || duration === undefined) continue;
    // ISO 8601 has no business days: a short promise in days is read as business days, so that weekends are nobody's fault.
    const days = /^P\d+D$/.test(text) ? duration.days : undefined;
    const until =
      days !== undefined && days <= LONGEST_IN_BUSINESS_DAYS
        ? (left: IsoDate) => addBusinessDays(left, days, holidays)
        : (left: IsoDate) => addDuration(left, duration);
    return { control, words: text, until };
  }
  return undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
