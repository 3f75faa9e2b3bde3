import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import type { Severity } from '../../model/configuration.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { builtIn, type PairRow, pairRows } from './pair-rows.ts';

/** A column of a crosswalk row that completion offers and that only the strict profile asks for. */
interface Column {
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly field: 'coverage' | 'note';
  readonly asks: (row: PairRow) => boolean;
  readonly message: (row: PairRow) => string;
  readonly usual: (row: PairRow, context: RuleContext) => string | undefined;
}

const COLUMNS: readonly Column[] = [
  {
    name: 'coverage-missing',
    title: 'A crosswalk row does not say how much is covered',
    severity: 'hint',
    field: 'coverage',
    asks: (row) => row.relationship !== 'no-relationship',
    message: (row) =>
      `${row.criterion} x ${row.iso} does not say how much is covered: near-complete, strong or partial.`,
    usual: (row, context) => builtIn(row, context)?.coverage,
  },
  {
    name: 'no-note-on-partial',
    title: 'A partial pair does not say what differs',
    severity: 'hint',
    field: 'note',
    asks: (row) => row.coverage === 'partial' || row.relationship === 'intersects-with',
    message: (row) =>
      `${row.criterion} x ${row.iso} overlap in part; say in note what the other side asks for in addition.`,
    usual: (row, context) => builtIn(row, context)?.note,
  },
];

/** Strict only: what a row could say in addition. */
export const ROW_ADVICE: readonly Rule[] = COLUMNS.map(
  (column) =>
    defineRule<'record', PairRow>({
      id: `crosswalk/${column.name}`,
      title: column.title,
      severity: column.severity,
      on: 'record',
      kinds: ['crosswalk'],
      needsWholeRecord: true,
      strictOnly: true,
      *check(record, context) {
        if (isAsideCrosswalk(record)) return;
        for (const row of pairRows(record, context)) {
          if (says(row.node, column.field) || !column.asks(row)) continue;
          if (isMisspelled(record, `mappings.${column.field}`, context, row.node)) continue;
          yield { file: record.file, span: row.target.span, message: column.message(row), data: row };
        }
      },
      *fixes({ data }, context) {
        const value = column.usual(data, context) ?? '?';
        const field = { mapping: data.node, path: 'mappings', name: column.field, value };
        const edits = writeFields(data.record, [field], context);
        if (edits === undefined) return;
        const title =
          value === '?'
            ? `Add ${column.field}, to be filled in`
            : `Add ${column.field} of the built-in crosswalk`;
        yield { title, safe: false, edits };
      },
    }) as unknown as Rule,
);

/** Strict only: a crosswalk that is looked at once a period, whatever happens in between. */
export const reviewOnlyYearly = defineRule({
  id: 'crosswalk/review-only-yearly',
  title: 'The crosswalk is reviewed by the calendar only',
  severity: 'information',
  on: 'record',
  kinds: ['crosswalk'],
  needsWholeRecord: true,
  strictOnly: true,
  *check(record) {
    if (isAsideCrosswalk(record)) return;
    const rhythm = nodeAtPath(record.fields, 'review.at_least');
    if (rhythm === undefined || textAt(record.fields, 'review.at_least') === undefined) return;
    if (says(record.fields, 'review.triggers')) return;
    const message =
      'The crosswalk is reviewed by the calendar only. Add triggers: [scope-change], since a change of scope makes rows wrong at once.';
    yield {
      file: record.file,
      span: { start: rhythm.start, end: rhythm.end },
      message,
      data: record,
    };
  },
  *fixes({ data }, context) {
    const review = nodeAtPath(data.fields, 'review');
    if (review?.type !== 'mapping') return;
    const field = { mapping: review, path: 'review', name: 'triggers', value: ['scope-change'] };
    const edits = writeFields(data, [field], context);
    if (edits !== undefined) yield { title: 'Add triggers: [scope-change]', safe: false, edits };
  },
});
