import type { CitationFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly successors: readonly string[];
}

/** A row of the SoA with a control of the 2013 edition: no certificate is issued on such a statement any more. */
export const legacy = defineRule<'citation', Data>({
  id: 'soa/legacy',
  title: 'A row of the SoA has an id of the 2013 edition',
  severity: 'error',
  on: 'citation',
  kinds: ['soa'],
  fixable: true,
  *check(citation, context) {
    // A superseded statement rightly has the ids of its time.
    if (citation.place !== 'soa-row' || textAt(citation.record.fields, 'status') === 'superseded') return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'legacy-control') return;
    const { legacy: id, title, successors } = reading;
    const now =
      successors.length === 0
        ? 'The 2022 edition has no successor: take the row out.'
        : `Its row in the 93 of 2022: ${listed(successors)}.`;
    yield {
      file: citation.record.file,
      span: citation.span,
      message: `${id} is ISO 27001:2013 (${title}). ${now}`,
      tag: 'deprecated',
      data: { citation, successors },
    };
  },
  *fixes({ data: { citation, successors } }, context) {
    const [only, ...more] = successors;
    if (only === undefined) return;
    if (more.length === 0) {
      const fix = replaceCitation(citation, [only], context, {
        title: `Replace with ${only}`,
        safe: true,
        preferred: true,
      });
      if (fix !== undefined) yield fix;
      return;
    }
    for (const id of successors) {
      const fix = replaceCitation(citation, [id], context, {
        title: `Replace with ${id} alone`,
        safe: false,
      });
      if (fix !== undefined) yield fix;
    }
  },
});
