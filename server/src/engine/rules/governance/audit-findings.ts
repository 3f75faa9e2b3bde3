import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { gapsIn } from '../record-gaps.ts';
import type { RuleContext } from '../rule.ts';

/** What an internal or external audit found. */
export interface AuditFinding {
  readonly record: RecordFact;
  readonly row: MappingNode;
  /** Canonical path of the list, for its keys. */
  readonly path: string;
  readonly name: string;
  /** The day of the audit, as far as it can be read. */
  readonly date: string | undefined;
  readonly class: string | undefined;
  readonly closed: boolean;
}

/** The findings of the audits of a programme, in source order. */
export function findingsOf(record: RecordFact, context: RuleContext): readonly AuditFinding[] {
  return ['internal_audits', 'audits'].flatMap((list) =>
    mappingsIn(nodeAtPath(record.fields, list)).flatMap((audit) => {
      const date =
        dateAt(audit, 'date', context.configuration) ??
        dateAt(audit, 'report_date', context.configuration) ??
        dateAt(audit, 'fieldwork.end', context.configuration);
      const path = `${list}.findings`;
      return mappingsIn(nodeAtPath(audit, 'findings')).map((row) => readFinding(record, row, path, date));
    }),
  );
}

function readFinding(
  record: RecordFact,
  row: MappingNode,
  path: string,
  date: string | undefined,
): AuditFinding {
  const written = textAt(row, 'class');
  const status = textAt(row, 'status')?.toLowerCase();
  return {
    record,
    row,
    path,
    name: textAt(row, 'id') ?? 'This finding',
    date,
    class: written === undefined ? undefined : canonicalValue('program', `${path}.class`, written),
    closed: status === 'closed' || (status === undefined && textAt(row, 'closed_on') !== undefined),
  };
}

/** Whether the auditor only noted something: nobody owes an action for that. */
export function isRemark(finding: AuditFinding): boolean {
  return finding.class === 'observation' || finding.class === 'opportunity';
}

/** Keys of which an open finding owes an answer. */
export const ACTION_KEYS: readonly string[] = ['owner', 'action', 'due'];

/** Whether an open finding still lacks somebody who acts, what is done, or until when: all the rest follows from that. */
export function isUnattended(finding: AuditFinding, context: RuleContext): boolean {
  if (finding.closed) return false;
  const { missing, toFillIn } = gapsIn(finding.record, finding.row, finding.path, ACTION_KEYS, context);
  return missing.length + toFillIn.length > 0;
}
