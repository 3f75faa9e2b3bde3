import { isPerformed } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { isReview, isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { namesOf } from '../occurrence-words.ts';
import { defineRule } from '../rule.ts';
import { personBehind } from './persons.ts';
import { pathIn, workOf } from './work-of.ts';

interface Data {
  readonly record: RecordFact;
  readonly occurrences: readonly MappingNode[];
}

/** The one who did it also reviewed it. */
export const selfReview = defineRule<'record', Data>({
  id: 'evidence/self-review',
  title: 'Somebody reviewed their own work',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  *check(record, context) {
    if (isStub(record)) return;
    const own = workOf(record, context).filter((each) => {
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
      data: { record, occurrences: own.map(({ node }) => node) },
    };
  },
  *fixes({ data: { record, occurrences } }, context) {
    const places = occurrences.map((mapping) => ({
      mapping,
      path: pathIn({ node: mapping }, record, ''),
      name: 'reviewed_by',
    }));
    const fix = askFor(record, 'Ask for another reviewer', places, context);
    if (fix !== undefined) yield fix;
  },
});
