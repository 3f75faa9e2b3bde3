import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { removeCitation } from '../citation-edits.ts';
import { defineRule } from '../rule.ts';

/** A list that one comment labels with a topic to which one of its ids does not belong. */
export const rangeCrossesTopic = defineRule<'citation', CitationFact>({
  id: 'reference/range-crosses-topic',
  title: 'A labelled list holds an id of another topic',
  severity: 'information',
  on: 'citation',
  *check(citation, context) {
    if (citation.framework !== 'iso27001' || citation.listLabel === undefined) return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'known') return;
    const label = readLabel('iso27001', reading.id, citation.listLabel.text);
    if (label.type !== 'other-topic' || !othersFit(citation, context)) return;
    const title = context.catalogue.item('iso27001', reading.id)?.title ?? '';
    const message = `The list is labelled "${citation.listLabel.text}", and ${reading.id} is about: ${title}. That topic is ${listed(label.suggested)}.`;
    const related = [{ file: citation.record.file, span: citation.listLabel.span, message: 'The label of the list' }];
    yield { file: citation.record.file, span: citation.span, message, related, data: citation };
  },
  *fixes({ data }, context) {
    const fix = removeCitation(data, context, `Take ${data.token} out of the list`, false);
    if (fix !== undefined) yield fix;
  },
});

/** The label is one of topics only when at least one other id of the list fits it. */
function othersFit(citation: CitationFact, context: Parameters<typeof readingOf>[1]): boolean {
  const label = citation.listLabel;
  if (label === undefined) return false;
  return context.workspace.citationsIn(citation.record).some((other) => {
    if (other === citation || other.listLabel?.span.start !== label.span.start) return false;
    const reading = other.reading;
    return reading.type === 'known' && readLabel('iso27001', reading.id, label.text).type === 'fits';
  });
}
