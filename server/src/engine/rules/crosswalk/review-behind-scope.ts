import { addDays } from '../../../base/calendar/date.ts';
import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';

/** Days in which a change of scope may be carried into the crosswalk. */
const GRACE_DAYS = 30;

interface Data {
  readonly record: RecordFact;
  readonly change: string | undefined;
}

/** A crosswalk that was last looked at before a change of the scope. */
export const reviewBehindScope = defineRule<'workspace', Data>({
  id: 'crosswalk/review-behind-scope',
  title: 'The crosswalk was reviewed before the last change of the scope',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(workspace, context) {
    for (const record of workspace.records('crosswalk')) {
      const value = nodeAtPath(record.fields, 'reviewed_on');
      if (value === undefined || isAsideCrosswalk(record)) continue;
      const span = { start: value.start, end: value.end };
      const because = textAt(record.fields, 'reviewed_because');
      if (isPlaceholder(value)) {
        const message = 'The day of the review is still to be filled in.';
        yield { file: record.file, span, message, data: { record, change: because } };
        continue;
      }
      const reviewed = dateAt(record.fields, 'reviewed_on', context.configuration);
      if (reviewed === undefined) continue;
      for (const scope of workspace.records('scope')) {
        const change = mappingsIn(nodeAtPath(scope.fields, 'changes')).findLast((each) => {
          const on = dateAt(each, 'date', context.configuration);
          if (on === undefined || on <= reviewed) return false;
          if (addDays(on, GRACE_DAYS) > context.audit.asOf.date) return false;
          if (textAt(each, 'significant') === 'false' || textAt(each, 'id') === because) return false;
          return !scalarsIn(nodeAtPath(each, 'reviewed')).some(({ text }) => text.trim() === 'crosswalk');
        });
        if (change === undefined) continue;
        const id = textAt(change, 'id');
        const what = textAt(change, 'title') ?? id ?? 'a change';
        const message = `The scope changed on ${dateAt(change, 'date', context.configuration)} (${what}); the crosswalk was last reviewed on ${reviewed}. Look at its rows again.`;
        const related = [{ file: scope.file, span: { start: change.start, end: change.end }, message: what }];
        yield { file: record.file, span, message, related, data: { record, change: id } };
        break;
      }
    }
  },
  *fixes({ data: { record, change } }, context) {
    if (change === undefined || isPlaceholder(nodeAtPath(record.fields, 'reviewed_on'))) return;
    const fields = [
      { mapping: record.fields, path: '', name: 'reviewed_on', value: '?' },
      { mapping: record.fields, path: '', name: 'reviewed_because', value: change },
    ];
    const edits = writeFields(record, fields, context);
    if (edits !== undefined) {
      yield { title: `Review again because of ${change}`, safe: false, edits };
    }
  },
});
