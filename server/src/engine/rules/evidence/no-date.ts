import { type EvidenceTimes, performancesForFreshness } from '../../audit/evidence-times.ts';
import { isPlanned } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath } from '../../model/read.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { nameOf } from '../occurrence-words.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { hasUnreadableDate, isMisspelled } from '../schema-problems.ts';
import { isAskedInWindow } from './missing-units.ts';

/** Evidence of operation that says nothing of when: it can be placed in no window. */
export const noDate = defineRule<'record', RecordFact>({
  id: 'evidence/no-date',
  title: 'Evidence has no date',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || isDesign(record)) return;
    const toFillIn = placeholders(record, context);
    if (toFillIn !== undefined) {
      yield toFillIn;
      return;
    }
    const occurrences = context.audit.occurrencesOf(record);
    // A list of occurrences has been begun: what it lacks is a question of its control's frequency.
    if (nodeAtPath(record.fields, 'occurrences')?.type === 'sequence' && occurrences.every(isPlanned)) return;
    const message = undated(record, context.audit.timesOf(record), context);
    if (
      message === undefined ||
      hasUnreadableDate(record, context) ||
      DATES.some((path) => isMisspelled(record, path, context))
    )
      return;
    yield { file: record.file, span: record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    if (
      nodeAtPath(data.fields, 'collected_on') !== undefined ||
      nodeAtPath(data.fields, 'occurrences') !== undefined
    )
      return;
    const fix = askFor(
      data,
      'Add collected_on, to be filled in',
      [{ mapping: data.fields, path: '', name: 'collected_on' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});

/** Keys that would have said when. */
const DATES = [
  'performed_on',
  'collected_on',
  'occurrences',
  'occurrences.performed_on',
  'valid_until',
  'valid_from',
  'period',
  'approved_on',
  'covers',
];

/** A day that the user was asked for and has not written yet. */
function placeholders(record: RecordFact, context: RuleContext): Problem<RecordFact> | undefined {
  const collected = nodeAtPath(record.fields, 'collected_on');
  if (isPlaceholder(collected)) {
    return {
      file: record.file,
      span: collected,
      message: `The day on which ${record.id} was collected is still to be filled in.`,
      data: record,
    };
  }
  const open = context.audit.occurrencesOf(record).find((each) => {
    if (each.performedOn?.placeholder !== true) return false;
    const label = each.period?.value?.label;
    return label === undefined || !isAskedInWindow(record, label, context);
  });
  if (open?.performedOn === undefined) return undefined;
  const message = `The day on which ${nameOf(open) === '?' ? 'this occurrence' : nameOf(open)} was performed is still to be filled in.`;
  return { file: record.file, span: open.performedOn.span, message, data: record };
}

function undated(record: RecordFact, times: EvidenceTimes, context: RuleContext): string | undefined {
  if (performancesForFreshness(times).length > 0 || times.covers.length > 0 || times.period !== undefined)
    return undefined;
  if (times.approvedOn !== undefined || times.validFrom !== undefined) return undefined;
  if (times.validUntil === undefined) {
    return `${record.id} has no date. Say when it was collected, or list its occurrences with the days on which they were performed.`;
  }
  const { soc2Type, window } = context.audit.programme;
  if (soc2Type !== 'type-2' || window === undefined) return undefined;
  return `${record.id} says only until when it is valid. Add the day on which it was performed: it cannot be placed in the window.`;
}
