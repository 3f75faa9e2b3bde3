import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, meaningful, nodeAtPath } from '../../model/read.ts';
import type { Node } from '../../syntax/tree.ts';
import type { MissingField } from '../record-gaps.ts';
import type { RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { isRating } from './risk-reading.ts';

const RATINGS = ['inherent', 'residual'];
const PARTS = ['likelihood', 'impact'];

/** Whether a risk is rated before or after its controls: one complete rating is enough. */
export function isRated(risk: RecordFact): boolean {
  return RATINGS.some((name) => isRating(nodeAtPath(risk.fields, name)));
}

/** A rating with one of its two parts: whatever else is rated, this one cannot be read. */
function isHalf(node: Node | undefined): boolean {
  if (node?.type !== 'mapping' || isRating(node)) return false;
  return PARTS.some((part) => meaningful(nodeAtPath(node, part)) !== undefined);
}

/** Where a risk lacks its rating: at the one that was begun, else at the risk. Undefined when it is rated or misspelled. */
export function missingRating(risk: RecordFact, context: RuleContext): MissingField | undefined {
  const half = RATINGS.map((name) => nodeAtPath(risk.fields, name)).find(isHalf);
  if (isRated(risk) && half === undefined) return undefined;
  const misspelled = RATINGS.some(
    (name) =>
      isMisspelled(risk, name, context) ||
      PARTS.some((part) => isMisspelled(risk, `${name}.${part}`, context)),
  );
  if (misspelled) return undefined;
  const node =
    half ?? RATINGS.map((name) => nodeAtPath(risk.fields, name)).find((each) => each !== undefined);
  if (node === undefined) return { span: risk.anchor, placeholder: false };
  const asked =
    node.type === 'mapping' ? PARTS.map((part) => nodeAtPath(node, part)).find(isPlaceholder) : node;
  return isPlaceholder(asked) ? { span: asked, placeholder: true } : { span: node, placeholder: false };
}
