import { type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { Severity } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type Problem, type Rule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { shortList } from '../short-list.ts';
import { isAsideSoa } from './soa-reading.ts';

/** Something that a row of a statement of applicability owes (6.1.3 d). */
interface RowDuty {
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly field: 'justification' | 'implementation_status';
  /** Whether the duty is this row's. */
  readonly owes: (row: SoaRow) => boolean;
  /** Whether the row does not meet it. */
  readonly lacks: (row: SoaRow) => boolean;
  readonly one: (id: string) => string;
  readonly many: (count: number, of: number, ids: string) => string;
  readonly fix: string;
}

/** What reads like a reason and is none; compared without case and punctuation. */
const NO_REASONS: ReadonlySet<string> = new Set([
  'n a',
  'na',
  'none',
  'no',
  'nil',
  'tbd',
  'tbc',
  'not applicable',
  'not relevant',
  'not required',
  'not needed',
  'not necessary',
  'not used',
  'does not apply',
  'excluded',
  'out of scope',
  'not in scope',
  'irrelevant',
]);

function isNoReason(reason: string): boolean {
  const words = reason
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  return words === '' || NO_REASONS.has(words);
}

const DUTIES: readonly RowDuty[] = [
  {
    name: 'inclusion-reason',
    title: 'An applicable Annex A control has no justification',
    severity: 'error',
    field: 'justification',
    owes: (row) => row.applicable === true,
    // A risk, law or contract that drives the row is its reason, written as data.
    lacks: (row) => row.reason === undefined && !hasDrivers(row.node),
    one: (id) =>
      `${id} is applicable without a justification. Say what makes it necessary: a risk, a law, a contract.`,
    many: (count, of, ids) => `${count} of ${of} applicable rows have no justification: ${ids}.`,
    fix: 'Add justification, to be filled in',
  },
  {
    name: 'exclusion-reason',
    title: 'An excluded Annex A control has no justification',
    severity: 'error',
    field: 'justification',
    owes: (row) => row.applicable === false,
    lacks: (row) => row.reason === undefined,
    one: (id) => `${id} is excluded without a justification. Say why it is not necessary here.`,
    many: (count, of, ids) => `${count} of ${of} excluded rows have no justification: ${ids}.`,
    fix: 'Add justification, to be filled in',
  },
  {
    name: 'weak-reason',
    title: 'The reason of an exclusion says nothing',
    severity: 'warning',
    field: 'justification',
    owes: (row) => row.applicable === false,
    lacks: (row) => row.reason !== undefined && isNoReason(row.reason),
    one: (id) =>
      `The reason for excluding ${id} only repeats that it is excluded. Say what is not there, or what covers it.`,
    many: (count, of, ids) =>
      `${count} of ${of} exclusions only repeat that the control is excluded: ${ids}.`,
    fix: 'Ask for a reason instead',
  },
  {
    name: 'no-status',
    title: 'An applicable Annex A control has no implementation status',
    severity: 'error',
    field: 'implementation_status',
    owes: (row) => row.applicable === true,
    lacks: (row) => row.status === undefined,
    one: (id) => `${id} is applicable and does not say how far it is. Add implementation_status.`,
    many: (count, of, ids) => `${count} of ${of} applicable rows have no implementation_status: ${ids}.`,
    fix: 'Add implementation_status, to be filled in',
  },
];

interface Data {
  readonly record: RecordFact;
  readonly rows: readonly SoaRow[];
}

/** The checks of single rows: one table, since they differ in the field alone. */
export const ROW_RULES: readonly Rule[] = DUTIES.map(
  (duty) =>
    defineRule<'record', Data>({
      id: `soa/${duty.name}`,
      title: duty.title,
      severity: duty.severity,
      on: 'record',
      kinds: ['soa'],
      needsWholeRecord: true,
      *check(record, context) {
        if (isAsideSoa(record)) return;
        const owing = soaRows(record, context.workspace).filter(duty.owes);
        const hits = owing.filter(
          (row) => duty.lacks(row) && !isMisspelled(record, `controls.${duty.field}`, context, row.node),
        );
        yield* told(duty, record, hits, owing.length);
      },
      *fixes({ data: { record, rows } }, context) {
        const fields = rows
          .filter((row) => !isPlaceholder(nodeAtPath(row.node, duty.field)))
          .map((row) => ({ mapping: row.node, path: 'controls', name: duty.field }));
        const fix = askFor(record, duty.fix, fields, context);
        if (fix !== undefined) yield fix;
      },
    }) as unknown as Rule,
);

/** One finding per row; one for all of them when most rows have it, since the column is what is missing then. */
function* told(
  duty: RowDuty,
  record: RecordFact,
  hits: readonly SoaRow[],
  owing: number,
): Generator<Problem<Data>> {
  const [first] = hits;
  if (first !== undefined && hits.length > 5 && hits.length * 2 > owing) {
    const message = duty.many(hits.length, owing, shortList(hits.map(nameOf)));
    yield { file: record.file, span: first.citation.span, message, data: { record, rows: hits } };
    return;
  }
  for (const row of hits) {
    const value = nodeAtPath(row.node, duty.field);
    const message = isPlaceholder(value)
      ? `The ${duty.field} of ${nameOf(row)} is still to be filled in.`
      : duty.one(nameOf(row));
    const span = value === undefined ? row.citation.span : { start: value.start, end: value.end };
    yield { file: record.file, span, message, data: { record, rows: [row] } };
  }
}

function nameOf(row: SoaRow): string {
  return row.id ?? row.citation.token;
}

function hasDrivers(node: MappingNode): boolean {
  const drivers = nodeAtPath(node, 'drivers');
  return drivers?.type === 'mapping' && drivers.pairs.some(({ name }) => says(drivers, name));
}
