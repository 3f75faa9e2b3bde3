import type { CitationFact } from '../../model/facts.ts';
import { removeCitation } from '../citation-edits.ts';
import { listed } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';
import { controlsOf, idsMeant, liveRisks, tagsOf } from './risk-reading.ts';

/** Tags of risks that none of their controls cites. Told once for the register, at the first of them. */
export const tagsDisagree = defineRule<'workspace', CitationFact>({
  id: 'risk/tags-disagree',
  title: 'Tags of a risk are not among what its controls satisfy',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const hits = liveRisks(context).flatMap((risk) => {
      const controls = controlsOf(risk, context);
      if (controls.length === 0) return [];
      const cited = new Set(controls.flatMap((control) => idsMeant(control, context)));
      const odd = (['soc2', 'iso27001'] as const).flatMap((framework) => {
        // Clauses are about managing risk as such: no control has to cite them for the risk.
        const isAsked = (id: string): boolean => framework === 'soc2' || id.startsWith('A.');
        if (![...cited].some((id) => isIso(id) === (framework === 'iso27001'))) return [];
        return tagsOf(risk, framework, context).filter(({ itemId }) => isAsked(itemId) && !cited.has(itemId));
      });
      return odd.length === 0 ? [] : [{ risk, odd }];
    });
    const first = hits[0];
    const tag = first?.odd[0];
    if (first === undefined || tag === undefined) return;
    const more = hits.length - 1;
    const message = `${first.risk.id} is tagged ${listed(first.odd.map(({ itemId }) => itemId))}, and none of its controls cites ${first.odd.length === 1 ? 'it' : 'them'}${
      more === 0 ? '' : `; the same holds for ${more} more ${more === 1 ? 'risk' : 'risks'}`
    }.`;
    const related = hits.slice(1, 6).map(({ risk, odd }) => ({
      file: risk.file,
      span: odd[0]?.span ?? risk.anchor,
      message: `${risk.id}: ${listed(odd.map(({ itemId }) => itemId))}`,
    }));
    yield { file: first.risk.file, span: tag.span, message, related, data: tag };
  },
  *fixes({ data }, context) {
    const fix = removeCitation(data, context, `Remove ${data.token} from the tags`, false);
    if (fix !== undefined) yield fix;
  },
});

/** Whether an id of one of the two frameworks is of Annex A or a clause. */
function isIso(id: string): boolean {
  return /^(?:A\.|\d)/.test(id);
}
