import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { hasBegun } from '../citing-controls.ts';
import { isStub, typeOf } from '../evidence-kinds.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';

/** Any of these says more about a review than that it took place. */
const SAYS_SOMETHING = [
  'occurrences',
  'performed_by',
  'reviewed_by',
  'result',
  'exceptions',
  'population',
  'path',
  'url',
] as const;

/** An access review of which nothing is kept but the fact: no performer, no decisions, no file. */
export const reviewUndocumented = defineRule<'workspace', { readonly record: RecordFact }>({
  id: 'access/review-undocumented',
  title: 'An access review without any record of it',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    if (!hasBegun(context)) return;
    const all = wholeRecords('evidence', context);
    // Where nobody lists occurrences yet, that is not the mistake of one record.
    if (!all.some((evidence) => says(evidence.fields, 'occurrences'))) return;
    for (const evidence of all) {
      if (isStub(evidence) || !isAccessReview(evidence)) continue;
      const silent = SAYS_SOMETHING.every(
        (name) => !says(evidence.fields, name) && !isMisspelled(evidence, name, context),
      );
      if (!silent) continue;
      const message = `${evidence.id} says that access was reviewed, and nothing about the review. Add an occurrence with its day, who performed it, and what was decided.`;
      const span = nodeAtPath(evidence.fields, 'type') ?? evidence.anchor;
      yield { file: evidence.file, span, message, data: { record: evidence } };
    }
  },
  *fixes({ data: { record } }, context) {
    const value = [{ performed_on: '?', performed_by: '?', reviewed_by: '?', result: '?', exceptions: '?' }];
    const edits = writeFields(
      record,
      [{ mapping: record.fields, path: '', name: 'occurrences', value }],
      context,
    );
    if (edits !== undefined) yield { title: 'Begin the record of the review', safe: false, edits };
  },
});

function isAccessReview(evidence: RecordFact): boolean {
  return typeOf(evidence) === 'access-review' || textAt(evidence.fields, 'stage')?.toLowerCase() === 'review';
}
