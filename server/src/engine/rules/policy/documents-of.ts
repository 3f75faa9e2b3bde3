import type { RecordFact } from '../../model/facts.ts';
import { says } from '../../model/read.ts';
import { isDesign, isStub, typeOf } from '../evidence-kinds.ts';
import type { RuleContext } from '../rule.ts';

/** Types of evidence that are themselves the document a control asks for. */
const DOCUMENTS: ReadonlySet<string> = new Set(['register', 'inventory', 'config-export', 'attestation']);

/** Whether some document says how a control is done: a policy linked from either end, a document as evidence, its own text. */
export function isDocumented(control: RecordFact, context: RuleContext): boolean {
  if (says(control.fields, 'implementation')) return true;
  if (context.workspace.referencesFrom(control).some(({ field }) => field === 'policies')) return true;
  if (context.workspace.referencesTo(control.id).some(({ record }) => isInForce(record))) return true;
  return context.audit
    .evidenceOf(control)
    .some((evidence) => !isStub(evidence) && (isDesign(evidence) || DOCUMENTS.has(typeOf(evidence))));
}

/** Whether a policy in force cites the item. */
export function hasPolicy(annexA: string, context: RuleContext): boolean {
  return context.workspace.citationsOf('iso27001', annexA).some(({ record }) => isInForce(record));
}

function isInForce(record: RecordFact): boolean {
  return record.kind === 'policy' && !isStub(record);
}
