import type { RecordFact } from '../../model/facts.ts';
import { addCitations } from '../citation-additions.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { applicabilityOf } from '../soa-rows.ts';
import { wholeRecordsInUse } from '../whole-records.ts';
import { citedBy, topicOf } from './policy-citations.ts';

const NAMES = { soc2: 'SOC 2', iso27001: 'ISO 27001' } as const;

interface Data {
  readonly policy: RecordFact;
  readonly other: keyof typeof NAMES;
  readonly ids: readonly string[];
}

/** A policy for one framework, while the other one's counterpart of what it governs is cited by no policy and no control. */
export const oneFramework = defineRule<'workspace', Data>({
  id: 'policy/one-framework',
  title: 'A policy cites one framework although the other asks for the same',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'dual',
  *check(_, context) {
    const applicable = applicabilityOf(context);
    const said = new Set<string>();
    const policies = wholeRecordsInUse('policy', context);
    for (const policy of policies) {
      const cited = citedBy(policy, context);
      const own = cited.has('soc2') ? 'soc2' : 'iso27001';
      const other = own === 'soc2' ? 'iso27001' : 'soc2';
      const ids = cited.get(own);
      if (ids === undefined || cited.has(other)) continue;
      // A second policy on the topic serves the other framework: that there are two is another matter.
      const topic = topicOf(policy);
      if (topic !== undefined && policies.some((each) => each !== policy && topicOf(each) === topic))
        continue;
      const found = new Set<string>();
      for (const id of ids) {
        const strongest = openCounterpart(own, id, applicable, context);
        if (strongest !== undefined && !said.has(strongest)) found.add(strongest);
      }
      if (found.size === 0) continue;
      for (const id of found) said.add(id);
      const open = [...found];
      const shown = open.length > 3 ? [...open.slice(0, 3), `${open.length - 3} more`] : open;
      yield { ...problem(policy, own, other, shown), data: { policy, other, ids: open } };
    }
  },
  *fixes({ data: { policy, other, ids } }, context) {
    const fix = addCitations(policy, other, ids, context);
    if (fix !== undefined) yield fix;
  },
});

/** The strength of a pair from which on one document can serve both sides (10 is the most). */
const STRONG = 7;

/**
 * The strongest counterpart of a cited item in the other framework, when none of its strong ones is cited here: one of
 * them is enough to show that the other side is served.
 */
function openCounterpart(
  own: 'soc2' | 'iso27001',
  id: string,
  applicable: ReadonlyMap<string, boolean>,
  context: RuleContext,
): string | undefined {
  const other = own === 'soc2' ? 'iso27001' : 'soc2';
  const strong = context.catalogue
    .counterparts(own, id)
    .filter(
      (each) =>
        each.framework === other &&
        each.strength >= STRONG &&
        context.catalogue.isStrongPair(own === 'soc2' ? id : each.id, own === 'soc2' ? each.id : id) &&
        applies(other, each.id, applicable, context),
    );
  return strong.some((each) => isServed(other, each.id, context)) ? undefined : strong[0]?.id;
}

function applies(
  framework: 'soc2' | 'iso27001',
  id: string,
  applicable: ReadonlyMap<string, boolean>,
  context: RuleContext,
): boolean {
  if (framework === 'iso27001') return applicable.get(id) !== false;
  const category = context.catalogue.item(framework, id)?.category;
  const { categories } = context.audit.programme;
  // The common criteria always apply, whichever categories are named.
  return (
    categories === undefined || category === undefined || category === 'security' || categories.has(category)
  );
}

function isServed(framework: string, id: string, context: RuleContext): boolean {
  return context.workspace
    .citationsOf(framework, id)
    .some(({ record, place }) => place === 'not-applicable' || SERVING.has(record.kind));
}

const SERVING: ReadonlySet<string> = new Set(['control', 'policy', 'evidence']);

function problem(
  policy: RecordFact,
  own: keyof typeof NAMES,
  other: keyof typeof NAMES,
  ids: readonly string[],
): { file: string; span: RecordFact['anchor']; message: string } {
  const message = `${policy.id} cites ${NAMES[own]} only, and nothing here cites ${listed(ids)}, which ${NAMES[other]} has for the same matter. If the text covers it, one document can serve both.`;
  return { file: policy.file, span: policy.anchor, message };
}
