import type { Period } from '../../../base/calendar/period.ts';
import type { DateSpan } from '../../audit/date-span.ts';
import { isPlanned } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, mappingsIn, nodeAtPath } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import type { PlainValue } from '../../syntax/render.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import type { FileEdit, Fix, RuleContext } from '../rule.ts';

/** More stubs than this at once help nobody. */
const MOST_STUBS = 12;

/** The assertion that writes an occurrence for each period: only the period is filled in. */
export function* stubsFor(
  record: RecordFact,
  periods: readonly Period[],
  context: RuleContext,
): Generator<Fix> {
  const wanted = periods.slice(0, MOST_STUBS);
  const edits = insertAll(record, 'occurrences', wanted.map(stubOf), wanted, context);
  if (edits === undefined || wanted.length === 0) return;
  const which = wanted.length === 1 ? (wanted[0]?.label ?? '') : `${wanted.length} missing periods`;
  yield {
    title: `Insert ${wanted.length === 1 ? 'an occurrence' : 'occurrences'} for ${which}, to be filled in`,
    safe: false,
    edits,
  };
}

/**
 * The assertion that records silent days as explained; reason and supplementary record are left to fill in. The days
 * are those that the dates of the records themselves leave uncovered.
 */
export function* gapsFor(
  record: RecordFact,
  runs: readonly DateSpan[],
  context: RuleContext,
): Generator<Fix> {
  const gaps = runs.slice(0, MOST_STUBS).map(({ start, end }) => ({ from: start, to: end, ...UNEXPLAINED }));
  if (gaps.length > 0) yield* gapFix(record, gaps, context);
}

/**
 * The assertion that something was not done for a reason. From which day to which is left to fill in as well: what is
 * missing is an occurrence, and only a person knows when the work stood still. None while such an entry is open.
 */
export function* unknownGapFor(record: RecordFact, context: RuleContext): Generator<Fix> {
  const isOpen = mappingsIn(nodeAtPath(record.fields, 'gaps')).some((gap) =>
    ['from', 'to'].some((name) => isPlaceholder(nodeAtPath(gap, name))),
  );
  if (!isOpen) yield* gapFix(record, [{ from: TO_FILL_IN, to: TO_FILL_IN, ...UNEXPLAINED }], context);
}

const UNEXPLAINED = { reason: TO_FILL_IN, supplementary: TO_FILL_IN } as const;

function* gapFix(record: RecordFact, gaps: readonly PlainValue[], context: RuleContext): Generator<Fix> {
  const edits = insertAll(record, 'gaps', gaps, [], context);
  if (edits !== undefined)
    yield { title: 'Record the gap with a reason, to be filled in', safe: false, edits };
}

const STUB = {
  performed_on: TO_FILL_IN,
  performed_by: TO_FILL_IN,
  result: TO_FILL_IN,
  exceptions: TO_FILL_IN,
} as const;

function stubOf(period: Period): PlainValue {
  return { period: period.label, ...STUB };
}

/**
 * The assertion that the work was done once more: one occurrence with `?` beside those that there are, unless one waits
 * to be filled in.
 */
export function* nextOccurrence(record: RecordFact, context: RuleContext): Generator<Fix> {
  const known = context.audit.occurrencesOf(record);
  if (known.length === 0 || known.some(isPlanned)) return;
  const edits = insertAll(record, 'occurrences', [STUB], [], context);
  if (edits !== undefined) yield { title: 'Begin the next occurrence', safe: false, edits };
}

/** Adds entries to a list of the record, which is begun where there is none. */
function insertAll(
  record: RecordFact,
  name: string,
  values: readonly PlainValue[],
  periods: readonly Period[],
  context: RuleContext,
): readonly FileEdit[] | undefined {
  const list = nodeAtPath(record.fields, name);
  if (list === undefined || (list.type === 'sequence' && list.items.length === 0)) {
    // A record of one day would lose that day if occurrences were begun beside it.
    if (name === 'occurrences' && nodeAtPath(record.fields, 'collected_on') !== undefined) return undefined;
    return writeFields(record, [{ mapping: record.fields, path: '', name, value: values }], context);
  }
  // A list behind an alias stands elsewhere, and belongs to others too.
  const isShared = list.start < (pairOf(record.fields, name)?.key.end ?? 0);
  if (list.type !== 'sequence' || isShared) return undefined;
  const text = context.text(record.file);
  const edits: FileEdit[] = [];
  for (const [at, value] of values.entries()) {
    const made = insertItem(text, list, placeOf(list.items, periods[at], record, context), value);
    if (made === undefined) return undefined;
    for (const edit of made) edits.push({ file: record.file, span: edit.span, text: edit.text });
  }
  return edits;
}

/** Before the first occurrence of a later period, else at the end. */
function placeOf(
  items: readonly unknown[],
  period: Period | undefined,
  record: RecordFact,
  context: RuleContext,
): number | 'end' {
  if (period === undefined) return 'end';
  const later = context.audit
    .occurrencesOf(record)
    .find((each) => (each.period?.value?.end ?? each.performedOn?.value?.on ?? '') > period.end);
  const at = later === undefined ? -1 : items.indexOf(later.node satisfies MappingNode);
  return at < 0 ? 'end' : at;
}
