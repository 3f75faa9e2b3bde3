import type { IsoDate } from '../../base/calendar/date.ts';
import type { DateSpan } from '../audit/date-span.ts';
import { type DateReading, dateAt, dayReader, spanOf, type Written, writtenAt } from '../audit/written.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import type { RuleContext } from './rule.ts';

/** What the days in the records of a workspace depend on. */
export function readingOfDays(context: RuleContext): DateReading {
  const { timeZone, fiscalYearStart } = context.configuration;
  return { timeZone, fiscalYearStart };
}

/** The day at a dotted path; undefined when none is written or it cannot be read. */
export function dayAt(mapping: MappingNode, path: string, context: RuleContext): IsoDate | undefined {
  return dateAt(mapping, path, readingOfDays(context));
}

/** The day at a dotted path with the place where it is written. */
export function dayWritten(
  mapping: MappingNode,
  path: string,
  context: RuleContext,
): Written<IsoDate> | undefined {
  return writtenAt(mapping, path, (text) => dayReader(readingOfDays(context))(text)?.on);
}

/** A stretch of days: two days, or one text that is a period. Undefined when a day is missing or the end comes first. */
export function stretchAt(node: Node | undefined, context: RuleContext): DateSpan | undefined {
  return spanOf(node, readingOfDays(context));
}
