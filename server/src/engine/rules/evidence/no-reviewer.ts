import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { isReview } from '../evidence-kinds.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import {
  askInOccurrences,
  forgottenInOccurrences,
  type MissingData,
  missingInOccurrences,
} from './missing-in-occurrences.ts';

/** Words by which a control promises a second person. */
const SECOND_PERSON =
  /\b(?:second (?:person|pair of eyes)|four[- ]eyes|another person|reviewed by|approved by|countersign\w*|signed off by|independent(?:ly)? review\w*)\b/i;

/** Reviews that do not name their reviewer although the control says that there is one. */
export const noReviewer = defineRule<'record', MissingData>({
  id: 'evidence/no-reviewer',
  title: 'A review does not name its reviewer',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isReview(record) || !promisesSecondPerson(record, context)) {
      const forgotten = forgottenInOccurrences(
        record,
        context,
        'reviewed_by',
        ({ reviewedBy }) => reviewedBy === undefined || reviewedBy.placeholder,
        (names) => `${record.id} does not name the reviewer of ${names}. Its other occurrences do.`,
      ).next();
      if (forgotten.done !== true) yield forgotten.value;
      else yield* toFillIn(record, context);
      return;
    }
    yield* missingInOccurrences(
      record,
      context,
      'reviewed_by',
      ({ performedBy, reviewedBy }) =>
        reviewedBy === undefined ? performedBy !== undefined : reviewedBy.placeholder,
      (names) =>
        `${record.id} does not name the reviewer of ${names}, and the control promises a second person.`,
    );
  },
  fixes: ({ data }, context) => askInOccurrences(data, 'reviewed_by', context),
});

/** Reviewers that were asked for and not named yet, where nothing else asks for one. */
function* toFillIn(record: RecordFact, context: RuleContext): Generator<Problem<MissingData>> {
  const open = missingInOccurrences(
    record,
    context,
    'reviewed_by',
    ({ reviewedBy }) => reviewedBy?.placeholder === true,
    (names) => `The reviewer of ${names} is still to be filled in.`,
  );
  for (const problem of open) yield { ...problem, severity: 'information' };
}

function promisesSecondPerson(evidence: RecordFact, context: RuleContext): boolean {
  return context.audit.controlsOf(evidence).some((control) => {
    const text = `${textAt(control.fields, 'statement') ?? ''} ${textAt(control.fields, 'implementation') ?? ''}`;
    return SECOND_PERSON.test(text);
  });
}
