import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { isInUse } from '../vendor/vendor-reading.ts';
import { currentReports, isAssessed, openExceptions } from './report-reading.ts';

interface Data {
  readonly record: RecordFact;
  readonly mapping: MappingNode;
  readonly path: string;
}

const RESERVED: ReadonlySet<string> = new Set(['qualified', 'adverse', 'disclaimer']);

/** A report with a reservation or with deviations, and nobody wrote down what that means for us. */
export const opinion = defineRule<'record', Data>({
  id: 'assurance/opinion',
  title: 'The reservation or deviations of a vendor report are not assessed',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  needsWholeRecord: true,
  *check(record, context) {
    if (!isInUse(record, context) || isMisspelled(record, 'assurance.assessment', context)) return;
    for (const report of currentReports(record, context)) {
      if (isAssessed(report)) continue;
      const asked = nodeAtPath(report, 'assessment');
      const text = textAt(report, 'opinion');
      const word = text === undefined ? undefined : canonicalValue('vendor', 'assurance.opinion', text);
      if (word !== undefined && RESERVED.has(word)) {
        const message = isPlaceholder(asked)
          ? `What the opinion on ${record.id} means for you is still to be filled in.`
          : `The opinion on ${record.id} is ${word}. Say in assessment what that means for you.`;
        const span = isPlaceholder(asked) ? asked : (nodeAtPath(report, 'opinion') ?? report);
        yield { file: record.file, span, message, data: { record, mapping: report, path: 'assurance' } };
        continue;
      }
      const open = openExceptions(report).filter(
        (item) => !isMisspelled(record, 'assurance.exceptions.assessment', context, item),
      );
      const first = open[0];
      if (first === undefined) continue;
      const placeholder = nodeAtPath(first, 'assessment');
      const message = isPlaceholder(placeholder)
        ? `What this deviation at ${record.id} means for you is still to be filled in.`
        : `The report on ${record.id} has ${open.length === 1 ? 'a deviation' : `${open.length} deviations`}, and nothing says what ${open.length === 1 ? 'it means' : 'they mean'} for you.`;
      const span = isPlaceholder(placeholder) ? placeholder : (nodeAtPath(first, 'description') ?? first);
      const data = { record, mapping: first, path: 'assurance.exceptions' };
      yield { file: record.file, span, message, data };
    }
  },
  *fixes({ data: { record, mapping, path } }, context) {
    if (nodeAtPath(mapping, 'assessment') !== undefined) return;
    const fix = askFor(
      record,
      'Add assessment, to be filled in',
      [{ mapping, path, name: 'assessment' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});
