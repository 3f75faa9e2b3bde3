import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly id: string;
}

/** The number that a tool gave to a point of focus. The AICPA does not number them, and auditors report on criteria. */
export const pointOfFocusId = defineRule<'citation', Data>({
  id: 'reference/point-of-focus-id',
  title: 'A point of focus is cited by a number that only a tool knows',
  severity: 'information',
  on: 'citation',
  fixable: true,
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'point-of-focus') return;
    const message = `${citation.token} is a tool's number for a point of focus. Auditors report on ${reading.id}: cite that.`;
    yield { file: citation.record.file, span: citation.span, message, data: { citation, id: reading.id } };
  },
  *fixes({ data: { citation, id } }, context) {
    const fix = replaceCitation(citation, [id], context, {
      title: `Replace with ${id}`,
      safe: true,
      preferred: true,
    });
    if (fix !== undefined) yield fix;
  },
});
