import { addMonths, daysBetween } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { hasUnreadableDate, isMisspelled, isUnreadable } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayWritten, stretchAt } from '../written-days.ts';
import { isYes, soc2Audits } from './scope-reading.ts';

interface Data {
  readonly record: RecordFact;
  readonly soc2: MappingNode;
}

/** A Type 2 report without a usable window: none, only one of its days, or an end before the start. */
export const window = defineRule<'workspace', Data>({
  id: 'scope/window',
  title: 'A Type 2 report has no observation window, or an impossible one',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    for (const record of wholeRecords('scope', context)) {
      const soc2 = nodeAtPath(record.fields, 'soc2');
      if (soc2?.type !== 'mapping' || reportType(soc2) === 'type-1') continue;
      yield* windowProblems(record, soc2, context);
    }
  },
  *fixes({ data: { record, soc2 } }, context) {
    if (nodeAtPath(soc2, 'window') !== undefined) return;
    const value = { start: TO_FILL_IN, end: TO_FILL_IN };
    const edits = writeFields(record, [{ mapping: soc2, path: 'soc2', name: 'window', value }], context);
    if (edits !== undefined) yield { title: 'Add window, to be filled in', safe: false, edits };
  },
});

function* windowProblems(
  record: RecordFact,
  soc2: MappingNode,
  context: RuleContext,
): Generator<Problem<Data>> {
  const node = nodeAtPath(soc2, 'window');
  const key = pairOf(soc2, 'window')?.key ?? pairOf(soc2, 'type')?.value ?? record.anchor;
  const data = { record, soc2 };
  const place = { file: record.file, span: key, data };
  if (node === undefined) {
    // Before an audit is in the programme, the window may well be open.
    if (reportType(soc2) !== 'type-2' || soc2Audits(context).length === 0) return;
    if (isMisspelled(record, 'soc2.window', context)) return;
    yield {
      ...place,
      message: 'A Type 2 report covers a window of days, and none is written. Agree on start and end first.',
    };
  } else if (isPlaceholder(node)) {
    yield { ...place, span: node, message: 'The observation window is still to be filled in.' };
  } else if (node.type === 'mapping') {
    const start = dayWritten(node, 'start', context) ?? dayWritten(node, 'from', context);
    const end = dayWritten(node, 'end', context) ?? dayWritten(node, 'to', context);
    if (start?.value !== undefined && end?.value !== undefined) {
      if (start.value <= end.value) return;
      const message = `The window ends on ${end.value}, before it starts on ${start.value}. Correct one of the two days.`;
      yield { ...place, span: end.span, message, severity: 'error' };
    } else if (start?.placeholder === true || end?.placeholder === true) {
      const open = start?.placeholder === true ? start : end;
      yield {
        ...place,
        span: open?.span ?? key,
        message: 'The days of the observation window are still to be filled in.',
      };
    } else if (!hasUnreadableDate(record, context) && !hasMisspelledDay(record, node, context)) {
      const missing = start === undefined ? 'start' : 'end';
      yield { ...place, message: `The observation window has no ${missing}. Write both days.` };
    }
  } else if (stretchAt(node, context) === undefined && !isUnreadable(record, context, node)) {
    const text = scalarsIn(node)[0]?.text.trim() ?? '';
    yield {
      ...place,
      span: node,
      message: `${text} is no stretch of days. Write start and end, start first.`,
      severity: 'error',
    };
  }
}

function hasMisspelledDay(record: RecordFact, node: MappingNode, context: RuleContext): boolean {
  return ['start', 'end'].some((name) => isMisspelled(record, `soc2.window.${name}`, context, node));
}

function reportType(soc2: MappingNode): string {
  return canonicalValue('scope', 'soc2.type', textAt(soc2, 'type') ?? '');
}

/** A window that is longer than a year, or shorter than three months and not the first. */
export const windowLength = defineRule({
  id: 'scope/window-length',
  title: 'The observation window is unusually short or long',
  severity: 'information',
  on: 'record',
  kinds: ['scope'],
  *check(record, context) {
    const soc2 = nodeAtPath(record.fields, 'soc2');
    const node = soc2?.type === 'mapping' ? nodeAtPath(soc2, 'window') : undefined;
    if (soc2?.type !== 'mapping' || node === undefined || reportType(soc2) === 'type-1') return;
    const span = stretchAt(node, context);
    if (span === undefined) return;
    const { min: least, max: most } = context.configuration.thresholds.windowMonths;
    const after = daysBetween(span.start, span.end) + 1;
    const isShort = after < daysBetween(span.start, addMonths(span.start, least));
    const isLong = after > daysBetween(span.start, addMonths(span.start, most));
    if (!isLong && (!isShort || isYes(node.type === 'mapping' ? textAt(node, 'first') : undefined))) return;
    const message = isLong
      ? `The window is ${after} days long, more than ${most} months: readers expect a report a year.`
      : `The window is ${after} days long, less than ${least} months. 6 to 12 months are common; for a first report write \`first: true\`.`;
    yield { file: record.file, span: pairOf(soc2, 'window')?.key ?? node, message, data: undefined };
  },
});
