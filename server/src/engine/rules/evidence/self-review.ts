import { isPerformed } from '../../audit/occurrence.ts';
import { isReview, isStub } from '../evidence-kinds.ts';
import { namesOf } from '../occurrence-words.ts';
import { defineRule } from '../rule.ts';
import { personBehind } from './persons.ts';

/** The one who did it also reviewed it. */
export const selfReview = defineRule({
  id: 'evidence/self-review',
  title: 'Somebody reviewed their own work',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  *check(record, context) {
    if (isStub(record)) return;
    const own = context.audit.occurrencesOf(record).filter((each) => {
      const by = each.performedBy?.value;
      const reviewer = each.reviewedBy?.value;
      if (by === undefined || reviewer === undefined || !isPerformed(each)) return false;
      return personBehind(by, context) === personBehind(reviewer, context);
    });
    const [first] = own;
    if (first?.reviewedBy === undefined) return;
    const ofChanges = context.audit
      .controlsOf(record)
      .some((control) =>
        context.workspace
          .citationsIn(control)
          .some(({ reading }) => reading.type === 'known' && /^(?:CC8\.1|A\.8\.32)$/.test(reading.id)),
      );
    const message = `${first.reviewedBy.text} performed and reviewed ${namesOf(own)} of ${record.id}. A second person must look.`;
    yield {
      file: record.file,
      span: first.reviewedBy.span,
      message,
      // Rights of access and changes are where separation of duties is tested.
      ...(isReview(record) || ofChanges ? { severity: 'warning' as const } : {}),
      data: undefined,
    };
  },
});
