import type { IsoDate } from '../../base/calendar/date.ts';
import { dateOfTimestamp } from '../../base/calendar/instant.ts';
import { type FiscalYearStart, type Period, parsePeriod } from '../../base/calendar/period.ts';
import type { Span } from '../../base/text/range.ts';
import { isPlaceholder, meaningful, nodeAtPath } from '../model/read.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import type { DateSpan } from './date-span.ts';

/** What dates and periods in records depend on. */
export interface DateReading {
  readonly timeZone: string;
  readonly fiscalYearStart: FiscalYearStart;
}

/** A value as a record writes it. A key that is absent, empty or null has none. */
export interface Written<T> {
  /** Undefined when the text is the placeholder `?` or cannot be read as what the key wants. */
  readonly value: T | undefined;
  /** The user was asked to fill it in and has not yet. */
  readonly placeholder: boolean;
  readonly text: string;
  readonly span: Span;
}

/** A day; where only a month is written, all of it. */
export interface WrittenDay {
  readonly from: IsoDate;
  readonly on: IsoDate;
}

/** What stands at a dotted path, read by `read`; undefined when nothing does. */
export function writtenAt<T>(
  mapping: MappingNode,
  path: string,
  read: (text: string) => T | undefined,
): Written<T> | undefined {
  return written(nodeAtPath(mapping, path), read);
}

export function written<T>(
  node: Node | undefined,
  read: (text: string) => T | undefined,
): Written<T> | undefined {
  if (node?.type !== 'scalar') return undefined;
  if (isPlaceholder(node)) return { value: undefined, placeholder: true, text: '?', span: node };
  const text = meaningful(node);
  return text === undefined ? undefined : { value: read(text), placeholder: false, text, span: node };
}

/** Reads a day, a timestamp, or a month. */
export function dayReader(reading: DateReading): (text: string) => WrittenDay | undefined {
  return (text) => {
    const on = dateOfTimestamp(text, reading.timeZone);
    if (on !== undefined) return { from: on, on };
    const period = parsePeriod(text);
    return period?.unit === 'month' ? { from: period.start, on: period.end } : undefined;
  };
}

export function periodReader(reading: DateReading): (text: string) => Period | undefined {
  return (text) => parsePeriod(text, reading.fiscalYearStart);
}

/** The day at a dotted path; the last of its month where only a month is written. */
export function dateAt(mapping: MappingNode, path: string, reading: DateReading): IsoDate | undefined {
  return writtenAt(mapping, path, dayReader(reading))?.value?.on;
}

/** Two days under `start` and `end`, or `from` and `to`; or one text that is a period. */
export function spanOf(node: Node | undefined, reading: DateReading): DateSpan | undefined {
  if (node?.type === 'scalar') {
    const period = written(node, periodReader(reading))?.value;
    return period === undefined ? undefined : { start: period.start, end: period.end };
  }
  if (node?.type !== 'mapping') return undefined;
  const day = dayReader(reading);
  const first = writtenAt(node, 'start', day) ?? writtenAt(node, 'from', day);
  const last = writtenAt(node, 'end', day) ?? writtenAt(node, 'to', day);
  const start = first?.value?.from;
  const end = last?.value?.on;
  return start === undefined || end === undefined || end < start ? undefined : { start, end };
}

/** All stretches that a mapping, a list of mappings, or a period text gives. */
export function spansOf(node: Node | undefined, reading: DateReading): readonly DateSpan[] {
  const items = node?.type === 'sequence' ? node.items : [node];
  return items.flatMap((item) => spanOf(item, reading) ?? []);
}
