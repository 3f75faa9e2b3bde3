import { addDays } from '../../../base/calendar/date.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { anchorOfRow, gapsIn, stillOpen } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';
import { ACTION_KEYS, type AuditFinding, findingsOf, isRemark } from './audit-findings.ts';

interface Data {
  readonly finding: AuditFinding;
  readonly missing: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = { owner: 'owner', action: 'action', due: 'due day' };

/** An audit finding that nobody acts on: thirty days after the audit it has no owner, no action or no day. */
export const findingOpen = defineRule<'record', Data>({
  id: 'governance/finding-open',
  title: 'An audit finding has no owner, action or due day',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  needsWholeRecord: true,
  *check(record, context) {
    for (const finding of findingsOf(record, context)) {
      if (finding.closed || isRemark(finding) || finding.date === undefined) continue;
      const gaps = gapsIn(record, finding.row, finding.path, ACTION_KEYS, context);
      const { missing } = gaps;
      const open = stillOpen(gaps, finding.name, WORDS);
      if (open !== undefined) yield { file: record.file, ...open, data: { finding, missing: [] } };
      const { remediation } = context.configuration.thresholds;
      if (missing.length === 0 || context.audit.asOf.date <= addDays(finding.date, remediation)) continue;
      const message = `${finding.name} of ${finding.date} has no ${listed(missing.map((name) => WORDS[name] ?? name))}. A finding without them is not being worked on.`;
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
