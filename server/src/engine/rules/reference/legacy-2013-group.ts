import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly successors: readonly string[];
}

/** A domain or objective of the 2013 edition: A.9 to A.18, A.9.1, A.17.2. */
export const legacy2013Group = defineRule<'citation', Data>({
  id: 'reference/legacy-2013-group',
  title: 'A cited domain or objective is from the 2013 edition',
  severity: 'warning',
  on: 'citation',
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'legacy-group') return;
    const { legacy, title, successors } = reading;
    const what = legacy.split('.').length > 2 ? 'an objective' : 'a domain';
    const message = `${legacy} is ${what} of ISO 27001:2013 (${title}). Its controls became ${listed(successors)}; name those that apply.`;
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      tag: 'deprecated',
      data: { citation, successors },
    };
  },
  *fixes({ data: { citation, successors } }, context) {
    // Which of them this record really satisfies is for its author to say.
    const all = replaceCitation(citation, successors, context, {
      title: `Expand to ${listed(successors)}`,
      safe: false,
    });
    if (all !== undefined) yield all;
  },
});
