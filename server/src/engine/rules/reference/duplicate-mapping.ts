import type { CitationFact } from '../../model/facts.ts';
import { removeCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

/** `d` of `6.1.3 d)`: the parts of a clause ask for different things. */
function letterOf(token: string): string {
  return /\d[\s.]?\(?([a-z])\)?$/i.exec(token.trim())?.[1]?.toLowerCase() ?? '';
}

/** The same id twice in one list of one record. */
export const duplicateMapping = defineRule<'record', CitationFact>({
  id: 'reference/duplicate-mapping',
  title: 'An id is listed twice',
  severity: 'hint',
  on: 'record',
  *check(record, context) {
    const seen = new Map<string, CitationFact>();
    for (const citation of context.workspace.citationsIn(record)) {
      if (citation.place !== 'satisfies') continue;
      // Another spelling, a range or a point of focus has a finding of its own, which takes the second one out.
      const reading = readingOf(citation, context);
      if (reading?.type !== 'known') continue;
      const { id } = reading;
      const key = `${citation.framework} ${id} ${letterOf(citation.token)}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, citation);
        continue;
      }
      if (citation.evidence.length > 0 || record.kind === 'program') continue;
      const related = [{ file: record.file, span: first.span, message: 'The first one' }];
      yield {
        file: record.file,
        span: citation.span,
        message: `${id} is listed twice.`,
        related,
        tag: 'unnecessary',
        data: citation,
      };
    }
  },
  *fixes({ data }, context) {
    const isLong = data.coverage !== undefined || data.note !== undefined;
    const fix = removeCitation(data, context, `Remove the second ${data.token}`, !isLong);
    if (fix !== undefined) yield fix;
  },
});
