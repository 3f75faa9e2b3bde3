import type { Occurrence } from '../../audit/occurrence.ts';
import { says } from '../../model/read.ts';
import { isReview, typeOf } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';
import {
  askInOccurrences,
  forgottenInOccurrences,
  type MissingData,
  missingInOccurrences,
} from './missing-in-occurrences.ts';

/** Lists that a control health review keeps instead of a sentence. */
const LISTS = ['fired', 'tuned', 'no_signal', 'decisions', 'actions'];

/** Reviews that do not say what came of them. */
export const noResult = defineRule<'record', MissingData>({
  id: 'evidence/no-result',
  title: 'A review does not say what came of it',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  needsWholeRecord: true,
  *check(record, context) {
    if (!isReview(record)) {
      yield* forgottenInOccurrences(
        record,
        context,
        'result',
        saysNoResult,
        (names) => `${record.id} does not say what came of ${names}. Its other occurrences do.`,
      );
      return;
    }
    yield* missingInOccurrences(
      record,
      context,
      'result',
      saysNoResult,
      (names) =>
        `${record.id} does not say what came of ${names}: ${typeOf(record) === 'access-review' ? 'what was kept, removed or changed' : 'what was found, and what followed'}.`,
    );
  },
  fixes: ({ data }, context) => askInOccurrences(data, 'result', context),
});

function saysNoResult(occurrence: Occurrence): boolean {
  if (occurrence.result !== undefined) return occurrence.result.placeholder;
  return !LISTS.some((name) => says(occurrence.node, name));
}
