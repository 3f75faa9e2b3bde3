import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly successors: readonly string[];
}

/** An Annex A control of the 2013 edition. */
export const legacy2013Control = defineRule<'citation', Data>({
  id: 'reference/legacy-2013-control',
  title: 'A cited Annex A control is from the 2013 edition',
  severity: 'warning',
  on: 'citation',
  fixable: true,
  *check(citation, context) {
    // A row of the SoA is an error of its own kind: soa/legacy.
    if (citation.place === 'soa-row') return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'legacy-control') return;
    const { legacy, title, successors } = reading;
    const now =
      successors.length === 0 ? 'The 2022 edition has no successor.' : `In 2022: ${listed(successors)}.`;
    const message = `${legacy} is ISO 27001:2013 (${title}). ${now}`;
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      tag: 'deprecated',
      data: { citation, successors },
    };
  },
  *fixes({ data: { citation, successors } }, context) {
    if (successors.length === 0) return;
    const title = `Replace with ${listed(successors)}`;
    const fix = replaceCitation(citation, successors, context, { title, safe: true, preferred: true });
    if (fix !== undefined) {
      yield fix;
      return;
    }
    for (const id of successors) {
      const one = replaceCitation(citation, [id], context, {
        title: `Replace with ${id} alone`,
        safe: false,
      });
      if (one !== undefined) yield one;
    }
  },
});
