import type { RecordFact } from '../../model/facts.ts';
import { isDesign, isInUse, isStub } from '../evidence-kinds.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { hasUnreadableDate } from '../schema-problems.ts';
import { missedSince, missingIn } from './missing-units.ts';
import { nextOccurrence } from './window-fixes.ts';
import { statesOfControl } from './window-states.ts';

/** Evidence that the stated frequency would have had renewed by now. Says nothing about the window. */
export const stale = defineRule<'record', RecordFact>({
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
    if (isMissingInWindow(record, context)) return;
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
    yield { file: record.file, span: record.anchor, message, related, data: record };
  },
  fixes: ({ data }, context) => nextOccurrence(data, context),
});

/**
 * What a window lacks is said there: that it is old as well is the same cause. A window that nobody has named yet is
 * a note beside this finding, and does not take its place.
 */
function isMissingInWindow(record: RecordFact, context: RuleContext): boolean {
  const isNamed = context.audit.programme.nextWindow?.assumed === false;
  return context.audit
    .controlsOf(record)
    .some(
      (control) =>
        statesOfControl(control, context).some(
          (state) => state.evidence.includes(record) && missingIn(state, context) !== undefined,
        ) ||
        (isNamed &&
          statesOfControl(control, context, 'next').some(
            (state) => state.evidence.includes(record) && missedSince(state, context).length > 0,
          )),
    );
}
