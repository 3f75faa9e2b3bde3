import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { Node } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

/** How the programme measures risk: its appetite as a number, and how likelihood and impact make a score. */
export interface RiskScale {
  readonly appetite: number | undefined;
  readonly combine: ((likelihood: number, impact: number) => number) | undefined;
}

/** Read from `program.risk_criteria`; a method that is not stated in numbers is not guessed. */
export function riskScale(context: RuleContext): RiskScale {
  for (const program of context.workspace.records('program')) {
    const criteria = nodeAtPath(program.fields, 'risk_criteria');
    if (criteria === undefined) continue;
    if (criteria.type !== 'mapping') return { appetite: numberIn(criteria), combine: undefined };
    const words = `${textAt(criteria, 'scale') ?? ''} ${textAt(criteria, 'method') ?? ''}`;
    return { appetite: numberIn(nodeAtPath(criteria, 'appetite')), combine: combination(words) };
  }
  return { appetite: undefined, combine: undefined };
}

/** The score of a rating: written, or made of its parts where the programme says how. */
export function scoreOf(
  risk: RecordFact,
  rating: 'inherent' | 'residual',
  scale: RiskScale,
): number | undefined {
  const node = nodeAtPath(risk.fields, rating);
  if (node?.type !== 'mapping') return numberIn(node);
  const score = numberIn(nodeAtPath(node, 'score'));
  if (score !== undefined) return score;
  const likelihood = numberIn(nodeAtPath(node, 'likelihood'));
  const impact = numberIn(nodeAtPath(node, 'impact'));
  if (likelihood === undefined || impact === undefined) return undefined;
  return scale.combine?.(likelihood, impact);
}

/** Whether every part of one rating that is also in the other is at most as high, and one is lower. */
export function isLower(risk: RecordFact): boolean {
  const parts = ['score', 'likelihood', 'impact'].flatMap((name) => {
    const before = numberIn(nodeAtPath(risk.fields, `inherent.${name}`));
    const after = numberIn(nodeAtPath(risk.fields, `residual.${name}`));
    return before === undefined || after === undefined ? [] : [after - before];
  });
  return parts.some((change) => change < 0) && parts.every((change) => change <= 0);
}

function combination(words: string): RiskScale['combine'] {
  if (/\b(?:times|multipl\w*|product)\b|[*\u00d7]|\bx\b/i.test(words)) return (a, b) => a * b;
  return /\b(?:plus|sum)\b|\+/i.test(words) ? (a, b) => a + b : undefined;
}

function numberIn(node: Node | undefined): number | undefined {
  if (node?.type !== 'scalar') return undefined;
  const text = node.text.trim();
  return /^\d{1,4}(?:\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}
