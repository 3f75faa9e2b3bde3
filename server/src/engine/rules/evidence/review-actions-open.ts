import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, mappingsIn, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { dayAt } from '../written-days.ts';

interface Data {
  readonly record: RecordFact;
  readonly action: MappingNode;
}

/** What a review decided, without a sign that it was done. */
export const reviewActionsOpen = defineRule<'record', Data>({
  id: 'evidence/review-actions-open',
  title: 'A decision of a review was not carried out',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record)) return;
    const today = context.audit.asOf.date;
    for (const { node, performedOn } of context.audit.occurrencesOf(record)) {
      const performed = performedOn?.value?.on;
      if (performed === undefined || performed > today) continue;
      for (const action of mappingsIn(nodeAtPath(node, 'actions'))) {
        const done = nodeAtPath(action, 'done_on');
        if (says(action, 'done_on') || isMisspelled(record, 'occurrences.actions.done_on', context, action))
          continue;
        const usual = addDays(performed, context.configuration.thresholds.remediation);
        const due = dayAt(action, 'due', context) ?? usual;
        // With a ticket it is on its way until its day.
        if (says(action, 'ticket') && today <= due) continue;
        const decision = textAt(action, 'decision') ?? 'An action';
        const message = isPlaceholder(done)
          ? `The day on which "${shortened(decision)}" was done is still to be filled in.`
          : says(action, 'ticket')
            ? `"${shortened(decision)}" was to be done by ${due}, and nothing says that it was.`
            : `"${shortened(decision)}" has no ticket and no day on which it was done: a review without consequences shows nothing.`;
        const span = isPlaceholder(done) ? done : (nodeAtPath(action, 'decision') ?? action);
        yield { file: record.file, span, message, data: { record, action } };
      }
    }
  },
  *fixes({ data: { record, action } }, context) {
    if (nodeAtPath(action, 'done_on') !== undefined) return;
    const places = [{ mapping: action, path: 'occurrences.actions', name: 'done_on' }];
    const fix = askFor(record, 'Add done_on, to be filled in', places, context);
    if (fix !== undefined) yield fix;
  },
});

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
