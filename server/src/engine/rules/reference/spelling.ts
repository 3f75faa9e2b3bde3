import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { isBuiltIn, listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly id: string;
  /** Ids that a label inside the token means instead. */
  readonly meant: readonly string[];
}

/** A known id in another spelling, or with its title in the same breath. */
export const spelling = defineRule<'citation', Data>({
  id: 'reference/spelling',
  title: 'A known id is spelled in another way',
  severity: 'hint',
  on: 'citation',
  fixable: true,
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'spelling') return;
    const { id, label } = reading;
    const meant = label === undefined ? [] : idsMeantBy(citation, id, label);
    const place = { file: citation.record.file, span: citation.span };
    if (meant.length > 0) {
      // Dropping the label would hide that id and label disagree: which of them is right is for the author to say.
      const title = context.catalogue.item(citation.framework, id)?.title ?? '';
      const message = `Write an id alone. ${id} is about: ${title}. "${label}" is ${listed(meant)}.`;
      yield { ...place, message, severity: 'information', data: { citation, id, meant } };
      return;
    }
    const message = `Write ${id} instead of "${citation.token}", so that other tools find it too.`;
    yield { ...place, message, data: { citation, id, meant } };
  },
  *fixes({ data: { citation, id, meant } }, context) {
    if (!isBuiltIn(citation) && context.catalogue.item(citation.framework, id) === undefined) return;
    const safe = meant.length === 0;
    for (const each of [...meant, id]) {
      const fix = replaceCitation(citation, [each], context, {
        title: `Write ${each}`,
        safe,
        ...(safe ? { preferred: true } : {}),
      });
      if (fix !== undefined) yield fix;
    }
  },
});

function idsMeantBy(citation: CitationFact, id: string, label: string): readonly string[] {
  if (citation.framework !== 'soc2' && citation.framework !== 'iso27001') return [];
  const reading = readLabel(citation.framework, id, label);
  if (reading.type === 'edition-2013') return reading.successors;
  return reading.type === 'other-topic' ? reading.suggested : [];
}
