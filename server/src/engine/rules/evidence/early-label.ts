import { addDays, type IsoDate } from '../../../base/calendar/date.ts';
import type { Period } from '../../../base/calendar/period.ts';
import type { Span } from '../../../base/text/range.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import type { RuleContext } from '../rule.ts';

/** A period that had not begun when what is said to fill it was done. */
export interface EarlyLabel {
  /** Where the period is written. */
  readonly span: Span;
  readonly period: Period;
  readonly on: IsoDate;
}

/**
 * The periods in an evidence record that contradict the day of work beside them: the work counts by its day then, and
 * not for the period. The plan of a year is often made in the year before, and a day may differ by time zone: neither
 * contradicts anything.
 */
export function* earlyLabels(record: RecordFact, context: RuleContext): Generator<EarlyLabel> {
  if (isStub(record) || isDesign(record)) return;
  for (const { period, performedOn } of context.audit.occurrencesOf(record)) {
    const on = performedOn?.value?.on;
    if (period?.value !== undefined && on !== undefined && hadNotBegun(period.value, on))
      yield { span: period.span, period: period.value, on };
  }
  const { period, performedOn, collectedOn } = context.audit.timesOf(record);
  const on = performedOn?.on ?? collectedOn;
  const node = nodeAtPath(record.fields, 'period');
  if (period !== undefined && node !== undefined && on !== undefined && hadNotBegun(period, on))
    yield { span: node, period, on };
}

function hadNotBegun(period: Period, on: IsoDate): boolean {
  return period.unit !== 'year' && on < addDays(period.start, -1);
}
