import { nodeAtPath, says, scalarsIn } from '../../model/read.ts';
import { canonicalValue, property } from '../../model/schema/schema-table.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { carried, gapsIn, stillOpen } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';
import { isUnreadable } from '../schema-problems.ts';
import { held, latest, type ProgrammeRow, rowsOf } from './programme-rows.ts';

/** What a management review takes up (clause 9.3.2), in our words; the schema lists them. */
function requiredInputs(): readonly string[] {
  const found = property('program', 'management_reviews.inputs');
  return [...new Set(found?.valueBySpelling.values() ?? [])];
}

/** The last review held, when it lists its inputs and some of those that clause 9.3.2 names are not among them. */
export const reviewInputs = defineRule({
  id: 'governance/review-inputs',
  title: 'A management review lacks inputs that the clause names',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  gate: 'iso27001',
  needsWholeRecord: true,
  *check(record, context) {
    const reviews = rowsOf(record, 'management_reviews', context);
    const last = latest(held(reviews, context));
    const asked = carried(
      reviews.map(({ row }) => row),
      ['inputs'],
    );
    // A review whose inputs nobody lists anywhere has them in its minutes.
    if (last === undefined || asked.length === 0 || isUnreadable(record, context, last.row)) return;
    const node = nodeAtPath(last.row, 'inputs');
    const { missing } = gapsIn(record, last.row, 'management_reviews', asked, context);
    if (missing.length > 0) {
      const message = `${last.name} lists no inputs, as other reviews here do. Say what was looked at (9.3.2).`;
      yield { file: record.file, span: last.anchor, message, data: undefined };
      return;
    }
    if (node?.type !== 'sequence') return;
    const present = new Set(
      scalarsIn(node).map((each) => canonicalValue('program', 'management_reviews.inputs', each.text)),
    );
    const required = requiredInputs();
    // A list in other words of its own cannot be compared.
    if (!required.some((input) => present.has(input))) return;
    const lacking = required.filter((input) => !present.has(input));
    if (lacking.length === 0) return;
    const message = `Inputs that 9.3.2 names and ${last.name} does not list: ${listed(lacking)}.`;
    yield { file: record.file, span: node, message, data: undefined };
  },
});

/** A review that was held and decided nothing that is written down. */
export const reviewOutputs = defineRule<'record', ProgrammeRow>({
  id: 'governance/review-outputs',
  title: 'A management review has no decisions',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  gate: 'iso27001',
  needsWholeRecord: true,
  *check(record, context) {
    const reviews = rowsOf(record, 'management_reviews', context);
    const begun = reviews.some(({ row }) => says(row, 'decisions'));
    for (const review of held(reviews, context)) {
      const gaps = gapsIn(record, review.row, 'management_reviews', ['decisions'], context);
      const { missing } = gaps;
      const open = stillOpen(gaps, review.name);
      if (open !== undefined) yield { file: record.file, ...open, data: review };
      // Where no review lists its decisions they stand in the minutes.
      if (missing.length === 0 || (!begun && says(review.row, 'minutes'))) continue;
      const message = `${review.name} has no decisions. Clause 9.3.3 wants them recorded, also when all stays as it is.`;
      yield { file: record.file, span: review.anchor, message, data: review };
    }
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.row, 'decisions') !== undefined) return;
    const field = { mapping: data.row, path: 'management_reviews', name: 'decisions' };
    const fix = askFor(data.record, 'Add decisions, to be filled in', [field], context);
    if (fix !== undefined) yield fix;
  },
});
