import { controlsOfRisk } from '../../audit/links.ts';
import type { Reading } from '../../frameworks/id-grammar.ts';
import { citedIds } from '../../model/cited-ids.ts';
import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { Node } from '../../syntax/tree.ts';
import { isBuiltIn } from '../citation-reading.ts';
import type { RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** A risk whose fields are asked for: neither a draft nor closed. */
export function isLive(risk: RecordFact): boolean {
  const status = textAt(risk.fields, 'status');
  if (status === undefined) return true;
  const canonical = canonicalValue('risk', 'status', status);
  return canonical !== 'draft' && canonical !== 'closed';
}

/** The live risks of the workspace whose text could be read to the end. */
export function liveRisks(context: RuleContext): readonly RecordFact[] {
  return wholeRecords('risk', context).filter(isLive);
}

/** The treatment in its canonical word: `mitigate`, `accept`, `transfer`, `avoid`; or as written. */
export function treatmentOf(risk: RecordFact): string | undefined {
  const text = textAt(risk.fields, 'treatment');
  return text === undefined ? undefined : canonicalValue('risk', 'treatment', text);
}

/** Controls linked to the risk from either end that exist. */
export function controlsOf(risk: RecordFact, context: RuleContext): readonly RecordFact[] {
  return controlsOfRisk(context.workspace, risk);
}

/** The ids of a framework with which a record tags itself, as citations that could be read. */
export function tagsOf(
  record: RecordFact,
  framework: 'soc2' | 'iso27001',
  context: RuleContext,
): readonly (CitationFact & { readonly itemId: string })[] {
  return context.workspace.citationsIn(record).flatMap((citation) => {
    if (citation.place !== 'satisfies' || citation.framework !== framework) return [];
    const { reading } = citation;
    return reading.type === 'known' || reading.type === 'spelling'
      ? [{ ...citation, itemId: reading.id }]
      : [];
  });
}

/**
 * The ids for which the citations of a record stand, be they written one by one, as a range, or wrongly: a slip of the
 * pen is told where it is, and what it means is cited all the same.
 */
export function idsMeant(record: RecordFact, context: RuleContext): readonly string[] {
  return context.workspace.citationsIn(record).flatMap((citation) => {
    if (citation.place !== 'satisfies' || !isBuiltIn(citation)) return [];
    const ids = citedIds(citation);
    return ids.length > 0 ? ids : meantBy(citation.reading);
  });
}

/** What a citation that cannot be resolved may mean. */
function meantBy(reading: Reading): readonly string[] {
  switch (reading.type) {
    case 'bare-number':
      return [reading.annexA, reading.clause].filter((id) => id !== undefined);
    case 'other-framework':
      return [reading.id];
    case 'legacy-control':
    case 'legacy-group':
      return reading.successors;
    case 'group':
      return reading.members;
    case 'unknown':
      return reading.nearest;
    default:
      return [];
  }
}

/** Whether a rating says how high it is: a score, or likelihood and impact together. */
export function isRating(node: Node | undefined): boolean {
  if (node?.type === 'scalar') return meaningful(node) !== undefined;
  if (node?.type !== 'mapping') return false;
  const says = (name: string): boolean => meaningful(nodeAtPath(node, name)) !== undefined;
  return says('score') || (says('likelihood') && says('impact'));
}
