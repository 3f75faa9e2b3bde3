import type { Span } from '../../../base/text/range.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { anchorOfRow } from '../record-gaps.ts';
import type { RuleContext } from '../rule.ts';

/** An internal audit or a management review, as a programme lists it. */
export interface ProgrammeRow {
  readonly record: RecordFact;
  readonly row: MappingNode;
  /** Its id, or what it is called otherwise. */
  readonly name: string;
  /** The day written; undefined without one that can be read. */
  readonly date: string | undefined;
  readonly anchor: Span;
}

export type RowList = 'internal_audits' | 'management_reviews';

/** The rows of a list of a programme, in source order. */
export function rowsOf(record: RecordFact, list: RowList, context: RuleContext): readonly ProgrammeRow[] {
  return mappingsIn(nodeAtPath(record.fields, list)).map((row) => ({
    record,
    row,
    name: textAt(row, 'id') ?? (list === 'internal_audits' ? 'This audit' : 'This review'),
    date: dateAt(row, 'date', context.configuration),
    anchor: anchorOfRow(row),
  }));
}

/** Those that have been held on the as-of day: what is planned is not done. */
export function held(rows: readonly ProgrammeRow[], context: RuleContext): readonly ProgrammeRow[] {
  return rows.filter(({ date }) => date !== undefined && date <= context.audit.asOf.date);
}

/** The last of the rows that have a day. */
export function latest(rows: readonly ProgrammeRow[]): ProgrammeRow | undefined {
  let found: ProgrammeRow | undefined;
  for (const row of rows) {
    if (row.date !== undefined && row.date >= (found?.date ?? '')) found = row;
  }
  return found;
}

/** The entries of `audits` of a programme of the types. */
export function auditsOf(record: RecordFact, types: ReadonlySet<string>): readonly MappingNode[] {
  return mappingsIn(nodeAtPath(record.fields, 'audits')).filter((audit) =>
    types.has(
      textAt(audit, 'type')
        ?.toLowerCase()
        .replaceAll(/[\s_]+/g, '-') ?? '',
    ),
  );
}

/** The first day of an audit: its fieldwork, else the first day of a period, else the day of its report. */
export function dayOfAudit(audit: MappingNode, context: RuleContext): string | undefined {
  for (const path of ['fieldwork.start', 'fieldwork', 'date', 'report_date']) {
    const day = dateAt(audit, path, context.configuration);
    if (day !== undefined) return day;
  }
  return undefined;
}
