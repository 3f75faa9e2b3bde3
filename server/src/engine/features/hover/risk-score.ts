import { nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { escaped } from '../words/markdown-text.ts';

/** `16 → 8`: a risk before and after its treatment, on the scale of its own method. */
export function scoreText(risk: MappingNode): string | undefined {
  const inherent = rating(risk, 'inherent');
  const residual = rating(risk, 'residual');
  if (inherent === undefined && residual === undefined) return undefined;
  return `${inherent ?? '?'} → ${residual ?? '?'}`;
}

function rating(risk: MappingNode, field: string): string | undefined {
  const node = nodeAtPath(risk, field);
  if (node?.type !== 'mapping')
    return textAt(risk, field) === undefined ? undefined : escaped(textAt(risk, field) ?? '', 20);
  const score = textAt(node, 'score');
  if (score !== undefined) return escaped(score, 20);
  const likelihood = textAt(node, 'likelihood');
  const impact = textAt(node, 'impact');
  if (likelihood === undefined || impact === undefined) return undefined;
  const product = Number(likelihood) * Number(impact);
  return Number.isFinite(product) ? String(product) : `${escaped(likelihood, 20)} × ${escaped(impact, 20)}`;
}
