import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';

interface Home {
  readonly topic: string;
  readonly ids: readonly string[];
}

/** A duty of the management system cited under an id where it does not live: the SoA under 6.1.2, say. */
export const wrongClause = defineRule<
  'citation',
  { readonly citation: CitationFact; readonly ids: readonly string[] }
>({
  id: 'reference/wrong-clause',
  title: 'A duty is cited under a clause where it does not live',
  severity: 'information',
  on: 'citation',
  *check(citation, context) {
    if (citation.framework !== 'iso27001') return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'known') return;
    const home = rightHome(citation, reading.id, context);
    if (home === undefined) return;
    const message = `${home.topic} is ${listed(home.ids)}, not ${reading.id}.`;
    yield { file: citation.record.file, span: citation.span, message, data: { citation, ids: home.ids } };
  },
  *fixes({ data: { citation, ids } }, context) {
    for (const id of ids) {
      const fix = replaceCitation(citation, [id], context, { title: `Replace with ${id}`, safe: false });
      if (fix !== undefined) yield fix;
    }
  },
});

/** Where a labelled duty lives when that is a clause; a Statement of Applicability needs no label. */
function rightHome(citation: CitationFact, id: string, _context: RuleContext): Home | undefined {
  const named =
    /statement of applicability/i.test(citation.label?.text ?? '') ||
    /statement of applicability/i.test(citation.record.title);
  if (named && citation.place === 'satisfies' && id === '6.1.2' && !citesAlso(citation, '6.1.3', _context)) {
    return { topic: 'The Statement of Applicability', ids: ['6.1.3'] };
  }
  if (citation.label === undefined) return undefined;
  const label = readLabel('iso27001', id, citation.label.text);
  if (label.type !== 'other-topic' || label.suggested.some((suggested) => suggested.startsWith('A.')))
    return undefined;
  return { topic: `"${label.topic}"`, ids: label.suggested };
}

function citesAlso(citation: CitationFact, id: string, context: RuleContext): boolean {
  return context.workspace
    .citationsIn(citation.record)
    .some((other) => other.reading.type === 'known' && other.reading.id === id);
}
