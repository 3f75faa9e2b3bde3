import type { CitationFact } from '../../model/facts.ts';
import { removeCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

/** A template placeholder that nobody has replaced: CC9.9, CCx.x, TBD. */
export const placeholderCriterion = defineRule<'citation', CitationFact>({
  id: 'reference/placeholder-criterion',
  title: 'A template placeholder stands where an id belongs',
  severity: 'error',
  on: 'citation',
  *check(citation, context) {
    if (readingOf(citation, context)?.type !== 'placeholder') return;
    const message = `${citation.token} is a placeholder, not an id. Write the id that this record satisfies, or take it out.`;
    yield { file: citation.record.file, span: citation.span, message, data: citation };
  },
  *fixes({ data }, context) {
    const fix = removeCitation(data, context, `Remove ${data.token}`, false);
    if (fix !== undefined) yield fix;
  },
});
