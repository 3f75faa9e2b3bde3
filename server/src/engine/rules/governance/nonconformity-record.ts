import { addDays } from '../../../base/calendar/date.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { anchorOfRow, carried, gapsIn, stillOpen } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';
import { type AuditFinding, findingsOf, isUnattended } from './audit-findings.ts';

interface Data {
  readonly finding: AuditFinding;
  readonly missing: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  cause: 'cause',
  correction: 'correction',
  effect_checked_on: 'check of effect',
};

/** A nonconformity without what clause 10.2 wants kept of it: correction, cause, and whether the action worked. */
export const nonconformityRecord = defineRule<'record', Data>({
  id: 'governance/nonconformity-record',
  title: 'A nonconformity has no cause, correction or check of effect',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  gate: 'iso27001',
  needsWholeRecord: true,
  *check(record, context) {
    const findings = findingsOf(record, context);
    const rows = findings.map(({ row }) => row);
    for (const finding of findings) {
      if (finding.class !== 'major' && finding.class !== 'minor') continue;
      if (finding.date === undefined) continue;
      // Nobody works on it yet: that is said, and all the rest follows from it.
      if (isUnattended(finding, context)) continue;
      const keys = finding.closed ? Object.keys(WORDS) : ['cause', 'correction'];
      const gaps = gapsIn(record, finding.row, finding.path, carried(rows, keys), context);
      const { missing } = gaps;
      const open = stillOpen(gaps, finding.name, WORDS);
      if (open !== undefined) yield { file: record.file, ...open, data: { finding, missing: [] } };
      const { remediation } = context.configuration.thresholds;
      if (missing.length === 0 || context.audit.asOf.date <= addDays(finding.date, remediation)) continue;
      const message = `${finding.name} is a nonconformity without ${listed(missing.map((name) => WORDS[name] ?? name))}. Clause 10.2 wants it kept.`;
      yield { file: record.file, span: anchorOfRow(finding.row), message, data: { finding, missing } };
    }
  },
  *fixes({ data: { finding, missing } }, context) {
    if (missing.length === 0) return;
    const fields = missing.map((name) => ({ mapping: finding.row, path: finding.path, name }));
    const fix = askFor(finding.record, `Add ${listed(missing)}, to be filled in`, fields, context);
    if (fix !== undefined) yield fix;
  },
});
