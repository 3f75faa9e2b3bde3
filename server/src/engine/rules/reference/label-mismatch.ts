import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { isBuiltIn, listed, readingOf } from '../citation-reading.ts';
import { replaceCitation } from '../citation-edits.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly suggested: readonly string[];
}

/** A label beside an id that names another topic beyond doubt. */
export const labelMismatch = defineRule<'citation', Data>({
  id: 'reference/label-mismatch',
  title: 'The label beside an id names another topic',
  severity: 'information',
  on: 'citation',
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading === undefined || !isBuiltIn(citation)) return;
    const text = citation.label?.text ?? (reading.type === 'spelling' ? reading.label : undefined);
    if (text === undefined || reading.type !== 'known') return;
    const framework = citation.framework === 'soc2' ? 'soc2' : 'iso27001';
    const label = readLabel(framework, reading.id, text);
    if (label.type !== 'other-topic' || isOnlyClauses(framework, label.suggested)) return;
    const title = context.catalogue.item(framework, reading.id)?.title ?? '';
    const message = `${reading.id} is about: ${title}. "${label.topic}" is ${listed(label.suggested)}.`;
    const related = citation.label === undefined ? [] : [{ file: citation.record.file, span: citation.label.span, message: 'The label' }];
    yield { file: citation.record.file, span: citation.span, message, related, data: { citation, suggested: label.suggested } };
  },
  *fixes({ data: { citation, suggested } }, context) {
    for (const id of suggested) {
      const fix = replaceCitation(citation, [id], context, { title: `Replace with ${id}`, safe: false });
      if (fix !== undefined) yield fix;
    }
  },
});

/** A topic that lives in a clause alone is a clause cited in the wrong place: another check says that. */
function isOnlyClauses(framework: string, ids: readonly string[]): boolean {
  return framework === 'iso27001' && ids.every((id) => !id.startsWith('A.'));
}
