import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly clause: string | undefined;
  readonly annexA: string | undefined;
  readonly legacy: string | undefined;
}

/** `8.2` without `A.`, where a clause, an Annex A control or a 2013 control may be meant. */
export const bareNumber = defineRule<'citation', Data>({
  id: 'reference/bare-number',
  title: 'A number may mean a clause or an Annex A control',
  severity: 'warning',
  on: 'citation',
  *check(citation, context) {
    const meanings = meaningsOf(citation, context);
    if (meanings === undefined) return;
    const title = (id: string): string => context.catalogue.item('iso27001', id)?.title ?? id;
    const choices = [
      meanings.clause === undefined ? undefined : `clause ${meanings.clause} (${title(meanings.clause)})`,
      meanings.annexA === undefined ? undefined : `${meanings.annexA} (${title(meanings.annexA)})`,
      meanings.legacy === undefined
        ? undefined
        : `${meanings.legacy} of 2013 (${context.catalogue.legacyItem(meanings.legacy)?.title ?? ''})`,
    ].filter((choice) => choice !== undefined);
    const message =
      choices.length > 1
        ? `${citation.token} can mean ${choices.join(' or ')}. Write the one that is meant${meanings.clause === undefined ? '.' : '; quotes mark a clause.'}`
        : meanings.annexA === undefined
          ? `${citation.token} is ${choices[0] ?? 'no clause'}.${movedTo(meanings.legacy, context)}`
          : `${citation.token} is ${choices[0] ?? 'no clause'}: write it with A.`;
    yield { file: citation.record.file, span: citation.span, message, data: { citation, ...meanings } };
  },
  *fixes({ data: { citation, clause, annexA, legacy } }, context) {
    if (annexA !== undefined) {
      // Where no clause of that number exists, nothing else can be meant.
      const only = clause === undefined;
      const fix = replaceCitation(citation, [annexA], context, {
        title: `Write ${annexA}`,
        safe: only,
        preferred: only,
      });
      if (fix !== undefined) yield fix;
    }
    if (clause !== undefined && !citation.quoted) {
      const edits = [{ file: citation.record.file, span: citation.span, text: `"${clause}"` }];
      yield { title: `Mark as clause ${clause}`, safe: false, edits };
    }
    const successors = legacy === undefined ? [] : context.catalogue.successors(legacy);
    if (successors.length === 0) return;
    const moved = replaceCitation(citation, successors, context, {
      title: `Replace with ${listed(successors)}`,
      safe: false,
    });
    if (moved !== undefined) yield moved;
  },
});

function movedTo(legacy: string | undefined, context: RuleContext): string {
  const successors = legacy === undefined ? [] : context.catalogue.successors(legacy);
  return successors.length === 0 ? '' : ` In 2022: ${listed(successors)}.`;
}

function meaningsOf(citation: CitationFact, context: RuleContext): Omit<Data, 'citation'> | undefined {
  if (citation.framework !== 'iso27001') return undefined;
  const reading = readingOf(citation, context);
  if (reading?.type === 'bare-number') return reading;
  // Quotes say "clause" on purpose, unless the label beside them is the title of the Annex A control.
  if (!citation.quoted || citation.saysClause || citation.label === undefined || reading?.type !== 'known')
    return undefined;
  const annexA = `A.${reading.id}`;
  if (context.catalogue.item('iso27001', annexA) === undefined) return undefined;
  const asClause = readLabel('iso27001', reading.id, citation.label.text).type;
  const asAnnexA = readLabel('iso27001', annexA, citation.label.text).type;
  return asAnnexA === 'fits' && asClause !== 'fits'
    ? { clause: reading.id, annexA, legacy: undefined }
    : undefined;
}
