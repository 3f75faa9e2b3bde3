import type { CitationFact } from '../../model/facts.ts';
import { moveCitation, replaceCitation } from '../citation-edits.ts';
import { isBuiltIn, listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly nearest: readonly string[];
  readonly belongsUnder?: { readonly framework: string; readonly id: string };
}

/** A SOC 2 id that is no criterion, or an id that a custom framework does not have. */
export const unknownCriterion = defineRule<'citation', Data>({
  id: 'reference/unknown-criterion',
  title: 'A cited criterion does not exist',
  severity: 'error',
  on: 'citation',
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (citation.framework === 'iso27001') return;
    const { file } = citation.record;
    if (reading?.type === 'other-framework') {
      const message = `${citation.token} belongs under ${reading.framework}, not under ${citation.writtenFramework ?? citation.framework}.`;
      yield { file, span: citation.span, message, data: { citation, nearest: [], belongsUnder: reading } };
      return;
    }
    if (reading?.type !== 'unknown') return;
    const why = context.catalogue.explainUnknown(citation.framework, citation.token);
    const message = isBuiltIn(citation)
      ? `${citation.token} is not a criterion of the TSC 2017${why === undefined ? '.' : `: ${why}`}`
      : `${citation.token} is not a requirement of ${citation.framework}.`;
    const hint = reading.nearest.length === 0 ? '' : ` Did you mean ${listed(reading.nearest.slice(0, 1))}?`;
    yield {
      file,
      span: citation.span,
      message: message + hint,
      data: { citation, nearest: reading.nearest },
    };
  },
  *fixes({ data: { citation, nearest, belongsUnder } }, context) {
    const move = belongsUnder === undefined ? undefined : moveCitation(citation, belongsUnder, context);
    if (move !== undefined) yield move;
    for (const id of nearest) {
      const title = `Write ${id}: ${context.catalogue.item(citation.framework, id)?.title ?? id}`;
      const fix = replaceCitation(citation, [id], context, { title, safe: false });
      if (fix !== undefined) yield fix;
    }
  },
});
