import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation, rewriteValue } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly successors: readonly string[];
  readonly title: string;
}

/** An id that both editions have, beside a label that means the older one. */
export const editionCollision = defineRule<'citation', Data>({
  id: 'reference/edition-collision',
  title: 'An id is valid in both editions and its label means the 2013 one',
  severity: 'warning',
  on: 'citation',
  *check(citation, context) {
    if (citation.framework !== 'iso27001' || citation.label === undefined) return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'known') return;
    const label = readLabel('iso27001', reading.id, citation.label.text);
    if (label.type !== 'edition-2013') return;
    const title = context.catalogue.item('iso27001', reading.id)?.title ?? '';
    const message = `${reading.id} is "${title}" in 2022. "${label.title}" was ${reading.id} in 2013 and is now ${listed(label.successors)}.`;
    const related = [
      {
        file: citation.record.file,
        span: citation.label.span,
        message: 'The label that means the 2013 edition',
      },
    ];
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      related,
      data: { citation, successors: label.successors, title },
    };
  },
  *fixes({ data: { citation, successors, title } }, context) {
    // Whether the id or the label is what was meant is not ours to decide.
    const moved = replaceCitation(citation, successors, context, {
      title: `Replace with ${listed(successors)}`,
      safe: false,
    });
    if (moved !== undefined) yield moved;
    const { label } = citation;
    if (label === undefined) return;
    const text = context.text(citation.record.file).slice(label.span.start, label.span.end);
    const edits = text.startsWith('#')
      ? [{ file: citation.record.file, span: label.span, text: `# ${title}` }]
      : rewriteValue(citation.record, label.span.start, title, context);
    if (edits !== undefined)
      yield { title: `Keep ${citation.token} and write its 2022 title`, safe: false, edits };
  },
});
