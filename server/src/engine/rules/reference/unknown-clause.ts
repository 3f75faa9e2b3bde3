import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly nearest: readonly string[];
}

/** A clause number outside 4.1 to 10.2. */
export const unknownClause = defineRule<'citation', Data>({
  id: 'reference/unknown-clause',
  title: 'A cited clause of ISO 27001 does not exist',
  severity: 'error',
  on: 'citation',
  *check(citation, context) {
    if (citation.framework !== 'iso27001') return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'unknown' || reading.looksLike !== 'clause') return;
    const why = context.catalogue.explainUnknown('iso27001', citation.token);
    const hint = reading.nearest[0] === undefined ? '' : ` Did you mean ${reading.nearest[0]}?`;
    const message = `Clause ${citation.token} does not exist${why === undefined ? '.' : `: ${why}`}${hint}`;
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      data: { citation, nearest: reading.nearest },
    };
  },
  *fixes({ data: { citation, nearest } }, context) {
    for (const id of nearest) {
      const title = `Write ${id}: ${context.catalogue.item('iso27001', id)?.title ?? id}`;
      const fix = replaceCitation(citation, [id], context, { title, safe: false });
      if (fix !== undefined) yield fix;
    }
  },
});
