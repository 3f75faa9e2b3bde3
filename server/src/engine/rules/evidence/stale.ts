import { isDesign, isInUse, isStub } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';
import { hasUnreadableDate } from '../schema-problems.ts';

/** Evidence that the stated frequency would have had renewed by now. Says nothing about the window. */
export const stale = defineRule({
  id: 'evidence/stale',
  title: 'Evidence is older than its frequency allows',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || isDesign(record) || !isInUse(record, context)) return;
    const { audit } = context;
    // The records of one series have one state, and it is said once, on the latest of them.
    if (audit.seriesOf(record).latest !== record) return;
    const { state, last, nextDue, graceUntil } = audit.freshness(record);
    if ((state !== 'stale' && state !== 'expired') || hasUnreadableDate(record, context)) return;
    const related = audit
      .controlsOf(record)
      .slice(0, 3)
      .map((control) => ({
        file: control.file,
        span: control.anchor,
        message: `${control.id}: ${control.title}`,
      }));
    const message =
      state === 'expired'
        ? `${record.id} expired on ${nextDue ?? last ?? 'a day that has passed'}. Renew it, or say what replaced it.`
        : `${record.id} is stale: ${audit.frequencyOf(record) ?? 'recurring'}, last done ${last ?? 'never'}, due ${nextDue ?? 'before'}${
            graceUntil === undefined || graceUntil === nextDue ? '' : ` with grace until ${graceUntil}`
          }.`;
    yield { file: record.file, span: record.anchor, message, related, data: undefined };
  },
});
