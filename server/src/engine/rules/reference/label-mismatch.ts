import { contentStems } from '../../frameworks/label-words.ts';
import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { isBuiltIn, listed, readingOf } from '../citation-reading.ts';
import { formerTitle } from '../former-titles.ts';
import { defineRule, type RuleContext } from '../rule.ts';

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
    if (citation.label === undefined || reading.type !== 'known') return;
    const framework = citation.framework === 'soc2' ? 'soc2' : 'iso27001';
    const label = otherTopic(framework, reading.id, citation.label.text, context);
    if (label === undefined || isOnlyClauses(framework, label.suggested)) return;
    // The Annex A control of the same number is what a bare number hides: another check says that.
    if (label.suggested.includes(`A.${reading.id}`)) return;
    const title = context.catalogue.item(framework, reading.id)?.title ?? '';
    const message = `${reading.id} is about: ${title}. "${label.topic}" is ${listed(label.suggested)}.`;
    const related = [{ file: citation.record.file, span: citation.label.span, message: 'The label' }];
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      related,
      data: { citation, suggested: label.suggested },
    };
  },
  *fixes({ data: { citation, suggested } }, context) {
    for (const id of suggested) {
      const fix = replaceCitation(citation, [id], context, { title: `Replace with ${id}`, safe: false });
      if (fix !== undefined) yield fix;
    }
  },
});

interface OtherTopic {
  readonly topic: string;
  readonly suggested: readonly string[];
}

function otherTopic(
  framework: 'soc2' | 'iso27001',
  id: string,
  text: string,
  context: RuleContext,
): OtherTopic | undefined {
  const label = readLabel(framework, id, text);
  if (label.type === 'other-topic') return label;
  if (label.type === 'edition-2013' || framework === 'soc2' || id === 'A.5.1') return undefined;
  // The whole title of a 2013 control is too long to be there by chance, even beside a neighbour of its successor.
  const former = formerTitle(text);
  if (former === undefined || former.successors.length === 0 || former.successors.includes(id))
    return undefined;
  const own = contentStems(context.catalogue.item(framework, id)?.title ?? '');
  const shares = [...contentStems(text)].some((word) => own.has(word));
  return shares ? undefined : { topic: former.title, suggested: former.successors };
}

/** A topic that lives in a clause alone is a clause cited in the wrong place: another check says that. */
function isOnlyClauses(framework: string, ids: readonly string[]): boolean {
  return framework === 'iso27001' && ids.every((id) => !id.startsWith('A.'));
}
