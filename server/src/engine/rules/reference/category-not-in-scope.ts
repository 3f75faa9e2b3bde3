import type { CitationFact } from '../../model/facts.ts';
import { removeCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** A control that cites only criteria of categories that the report does not cover. */
export const categoryNotInScope = defineRule<'citation', CitationFact>({
  id: 'reference/category-not-in-scope',
  title: 'A cited criterion belongs to a category that is not in the SOC 2 scope',
  severity: 'information',
  on: 'citation',
  kinds: ['control', 'crosswalk'],
  crossFile: true,
  gate: 'soc2',
  *check(citation, context) {
    const category = categoryOutside(citation, context);
    if (category === undefined || citesSomethingInScope(citation, context)) return;
    const message = `${citation.token} belongs to ${category}, which is not among the SOC 2 categories of the scope.`;
    const scope = [...context.workspace.records('scope')][0];
    const related =
      scope === undefined ? [] : [{ file: scope.file, span: scope.anchor, message: 'The scope' }];
    yield { file: citation.record.file, span: citation.span, message, related, data: citation };
  },
  *fixes({ data }, context) {
    const fix = removeCitation(data, context, `Remove ${data.token}`, false);
    if (fix !== undefined) yield fix;
  },
});

/** The category of a criterion when the scope lists categories and this is none of them. */
function categoryOutside(citation: CitationFact, context: RuleContext): string | undefined {
  const { categories } = context.audit.programme;
  if (categories === undefined || citation.framework !== 'soc2') return undefined;
  const reading = readingOf(citation, context);
  const item = reading?.type === 'known' ? context.catalogue.item('soc2', reading.id) : undefined;
  // The common criteria always apply, whichever categories are named.
  if (item?.category === undefined || item.category === 'security' || categories.has(item.category))
    return undefined;
  return item.category;
}

function citesSomethingInScope(citation: CitationFact, context: RuleContext): boolean {
  if (citation.record.kind === 'crosswalk') return false;
  return context.workspace
    .citationsIn(citation.record)
    .some(
      (other) =>
        other.framework === 'soc2' &&
        other.reading.type === 'known' &&
        categoryOutside(other, context) === undefined,
    );
}
