import { addDays, addMonths } from '../../../base/calendar/date.ts';
import type { Thresholds } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { isUnreadable } from '../schema-problems.ts';
import { wholeRecordsInUse } from '../whole-records.ts';
import { beginRow } from './programme-row-stub.ts';
import { auditsOf, dayOfAudit, held, latest, type RowList, rowsOf } from './programme-rows.ts';

/** What ISO 27001 wants at planned intervals; a year is what certification bodies expect. */
const YEARLY: readonly {
  readonly name: string;
  readonly list: RowList;
  readonly what: string;
  readonly keys: readonly string[];
  readonly clause: string;
  readonly months: (thresholds: Thresholds) => number;
  /** Types in `audits` under which it may be listed as well. */
  readonly types: ReadonlySet<string>;
}[] = [
  {
    name: 'internal-audit-missing',
    list: 'internal_audits',
    what: 'internal audit',
    keys: ['id', 'date', 'auditor', 'scope'],
    clause: '9.2',
    months: (thresholds) => thresholds.internalAuditMonths,
    types: new Set(['internal']),
  },
  {
    name: 'management-review-missing',
    list: 'management_reviews',
    what: 'management review',
    keys: ['id', 'date', 'inputs', 'decisions'],
    clause: '9.3',
    months: (thresholds) => thresholds.managementReviewMonths,
    types: new Set(),
  },
];

/** Days before Stage 2 from which on a programme that has never done it is warned. */
const BEFORE_STAGE_2 = 120;

const STAGE_2: ReadonlySet<string> = new Set(['stage-2']);

export const LAST_HELD_RULES: readonly Rule[] = YEARLY.map(
  ({ name, list, what, keys, clause, months, types }) =>
    defineRule<'workspace', RecordFact>({
      id: `governance/${name}`,
      title: `The last ${what} is more than a year old, or there is none before certification`,
      severity: 'warning',
      on: 'workspace',
      crossFile: true,
      gate: 'iso27001',
      *check(_, context) {
        const programs = wholeRecordsInUse('program', context);
        const [program] = programs;
        if (program === undefined) return;
        const rows = programs.flatMap((record) => rowsOf(record, list, context));
        // A day that cannot be read is a mistake of its own, and may be the one that is missed here.
        if (rows.some(({ record, row, date }) => date === undefined && isUnreadable(record, context, row)))
          return;
        const last = latest(held(rows, context));
        const others = programs
          .flatMap((record) => auditsOf(record, types))
          .flatMap((audit) => dayOfAudit(audit, context) ?? [])
          .filter((day) => day <= context.audit.asOf.date);
        const day = [last?.date ?? '', ...others].sort().at(-1) ?? '';
        const { thresholds } = context.configuration;
        if (day === '') {
          const stage2 = stage2Of(programs, context);
          if (stage2 === undefined) return;
          const message = `Clause ${clause}: no ${what} has been held, and Stage 2 is on ${stage2}. It must be done before the certification decision.`;
          yield { file: program.file, span: program.anchor, message, data: program };
          return;
        }
        const due = addMonths(day, months(thresholds));
        if (context.audit.asOf.date <= addDays(due, thresholds.governanceGrace)) return;
        const place = last?.date === day ? last : undefined;
        const message = `Clause ${clause}: the last ${what} was on ${day}, the next was due by ${due}.`;
        const record = place?.record ?? program;
        yield { file: record.file, span: place?.anchor ?? record.anchor, message, data: record };
      },
      *fixes({ data }, context) {
        const fix = beginRow(data, list, keys, `Begin an entry for the ${what}, to be filled in`, context);
        if (fix !== undefined) yield fix;
      },
    }),
);

/** The day of the first Stage 2 audit that is near or has begun. */
function stage2Of(programs: readonly RecordFact[], context: RuleContext): string | undefined {
  const { date } = context.audit.asOf;
  return programs
    .flatMap((record) => auditsOf(record, STAGE_2))
    .flatMap((audit) => dayOfAudit(audit, context) ?? [])
    .filter((day) => day <= addDays(date, BEFORE_STAGE_2))
    .sort()[0];
}
