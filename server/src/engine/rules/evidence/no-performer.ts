import { isReview } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';
import {
  askInOccurrences,
  forgottenInOccurrences,
  type MissingData,
  missingInOccurrences,
} from './missing-in-occurrences.ts';

/** Occurrences that do not say who performed them. For a review, naming the reviewer is enough. */
export const noPerformer = defineRule<'record', MissingData>({
  id: 'evidence/no-performer',
  title: 'An occurrence does not say who performed it',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  needsWholeRecord: true,
  *check(record, context) {
    const missing = [
      ...missingInOccurrences(
        record,
        context,
        'performed_by',
        ({ performedBy, reviewedBy }) => {
          if (performedBy?.placeholder === true) return true;
          return (
            performedBy === undefined &&
            !(isReview(record) && reviewedBy !== undefined && !reviewedBy.placeholder)
          );
        },
        (names) => `${record.id} does not say who performed ${names}. The auditor will ask that person.`,
      ),
    ];
    yield* missing;
    if (missing.length > 0 || !isReview(record)) return;
    yield* forgottenInOccurrences(
      record,
      context,
      'performed_by',
      ({ performedBy }) => performedBy === undefined,
      (names) => `${record.id} does not say who performed ${names}. Its other occurrences do.`,
    );
  },
  fixes: ({ data }, context) => askInOccurrences(data, 'performed_by', context),
});
