import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly annexA: string;
}

/** `5.10` without quotes: every YAML reader takes it for the number 5.1. */
export const yamlNumber = defineRule<'citation', Data>({
  id: 'reference/yaml-number',
  title: 'YAML reads an id as a number and drops its last zero',
  severity: 'error',
  on: 'citation',
  fixable: true,
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'yaml-number') return;
    const message = `Other tools read ${citation.token} as the number ${Number(citation.token)}. Write ${reading.annexA}.`;
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      data: { citation, annexA: reading.annexA },
    };
  },
  *fixes({ data: { citation, annexA } }, context) {
    const fix = replaceCitation(citation, [annexA], context, {
      title: `Write ${annexA}`,
      safe: true,
      preferred: true,
    });
    if (fix !== undefined) yield fix;
  },
});
