import { isReview } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';
import {
  askInOccurrences,
  forgottenInOccurrences,
  type MissingData,
  missingInOccurrences,
} from './missing-in-occurrences.ts';

/** Reviews that neither list their exceptions nor say that there were none. */
export const exceptionsUnstated = defineRule<'record', MissingData>({
  id: 'evidence/exceptions-unstated',
  title: 'A review does not say whether there were exceptions',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    const ask = isReview(record) ? missingInOccurrences : forgottenInOccurrences;
    yield* ask(
      record,
      context,
      'exceptions',
      ({ exceptions }) => exceptions === 'unstated' || exceptions === 'placeholder',
      (names) =>
        `${record.id} does not state the exceptions of ${names}. List them, or write exceptions: none.`,
    );
  },
  fixes: ({ data }, context) => askInOccurrences(data, 'exceptions', context),
});
