import { addDays, daysBetween } from '../../../base/calendar/date.ts';
import { isStub } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';
import { workOf } from './work-of.ts';

/** An exception that was mended after its due day, or after the window in which it was found had ended. */
export const remediationLate = defineRule({
  id: 'evidence/remediation-late',
  title: 'An exception was mended late',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  gate: 'type-2',
  *check(record, context) {
    if (isStub(record)) return;
    const { audit, configuration } = context;
    const { window } = audit.programme;
    for (const { exceptions } of workOf(record, context)) {
      if (typeof exceptions === 'string') continue;
      for (const exception of exceptions) {
        const mended = exception.remediatedOn;
        const on = mended?.value?.on;
        const found = exception.foundOn?.value?.on;
        if (mended === undefined || on === undefined || on > audit.asOf.date) continue;
        const due =
          exception.due?.value?.on ??
          (found === undefined ? undefined : addDays(found, configuration.thresholds.remediation));
        const days = found === undefined ? '' : `, ${daysBetween(found, on)} days after it was found`;
        const isLate = due !== undefined && on > due;
        const isAfter =
          window !== undefined &&
          found !== undefined &&
          found <= window.end &&
          window.start <= found &&
          on > window.end;
        if (!isLate && !isAfter) continue;
        const why = isLate
          ? exception.due === undefined
            ? `${configuration.thresholds.remediation} days are usual`
            : `it was due on ${due}`
          : `the window ended on ${window?.end}`;
        const message = `Mended on ${on}${days}: ${why}. Say why it took so long; the auditor will ask what happened until then.`;
        yield { file: record.file, span: mended.span, message, data: undefined };
      }
    }
  },
});
