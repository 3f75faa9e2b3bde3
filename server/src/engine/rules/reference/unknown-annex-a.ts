import type { CitationFact } from '../../model/facts.ts';
import { moveCitation, replaceCitation } from '../citation-edits.ts';
import { readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly nearest: readonly string[];
  readonly belongsUnder?: { readonly framework: string; readonly id: string };
}

/** An id under ISO 27001 that looks like an Annex A control, or like nothing, and is none. */
export const unknownAnnexA = defineRule<'citation', Data>({
  id: 'reference/unknown-annex-a',
  title: 'A cited Annex A control does not exist',
  severity: 'error',
  on: 'citation',
  *check(citation, context) {
    if (citation.framework !== 'iso27001') return;
    const reading = readingOf(citation, context);
    if (reading?.type === 'other-framework') {
      const message = `${citation.token} belongs under ${reading.framework}, not under ${citation.writtenFramework ?? citation.framework}.`;
      yield {
        file: citation.record.file,
        span: citation.span,
        message,
        data: { citation, nearest: [], belongsUnder: reading },
      };
      return;
    }
    if (reading?.type !== 'unknown' || reading.looksLike === 'clause') return;
    // An organisation may add controls of its own to its SoA; a framework record or a control defines them.
    if (citation.place === 'soa-row' && isOwnControl(citation, context)) return;
    const why = context.catalogue.explainUnknown('iso27001', citation.token);
    const fact =
      reading.looksLike === 'annex-a' && why !== undefined
        ? `${citation.token} does not exist: ${why}`
        : `${citation.token} is no id of ISO 27001:2022.`;
    const hint = reading.nearest[0] === undefined ? '' : ` Did you mean ${reading.nearest[0]}?`;
    const own =
      citation.place === 'soa-row' && hint === ''
        ? ' A control of your own belongs in a framework or control record first.'
        : '';
    yield {
      file: citation.record.file,
      span: citation.span,
      message: fact + hint + own,
      data: { citation, nearest: reading.nearest },
    };
  },
  *fixes({ data: { citation, nearest, belongsUnder } }, context) {
    const move = belongsUnder === undefined ? undefined : moveCitation(citation, belongsUnder, context);
    if (move !== undefined) yield move;
    for (const id of nearest) {
      const title = `Write ${id}: ${context.catalogue.item('iso27001', id)?.title ?? id}`;
      const fix = replaceCitation(citation, [id], context, { title, safe: false });
      if (fix !== undefined) yield fix;
    }
  },
});

function isOwnControl(citation: CitationFact, context: Parameters<typeof readingOf>[1]): boolean {
  const { workspace } = context;
  return (
    !workspace.complete ||
    workspace.definitions(citation.token).length > 0 ||
    workspace.nested(citation.token).some((nested) => nested.list === 'requirements')
  );
}
