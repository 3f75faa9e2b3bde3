import type { CitationFact } from '../../model/facts.ts';
import { isBuiltIn, readingOf } from '../citation-reading.ts';
import { replaceCitation } from '../citation-edits.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly id: string;
}

/** A known id in another spelling, or under the key of the other framework. */
export const spelling = defineRule<'citation', Data>({
  id: 'reference/spelling',
  title: 'A known id is spelled in another way',
  severity: 'hint',
  on: 'citation',
  fixable: true,
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'spelling') return;
    const message = `Write ${reading.id} instead of "${citation.token}", so that other tools find it too.`;
    yield { file: citation.record.file, span: citation.span, message, data: { citation, id: reading.id } };
  },
  *fixes({ data: { citation, id } }, context) {
    if (!isBuiltIn(citation) && context.catalogue.item(citation.framework, id) === undefined) return;
    const fix = replaceCitation(citation, [id], context, { title: `Write ${id}`, safe: true, preferred: true });
    if (fix !== undefined) yield fix;
  },
});
