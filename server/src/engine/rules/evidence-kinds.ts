import { DESIGN_TYPES } from '../audit/evidence-times.ts';
import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath, scalarsIn, textAt } from '../model/read.ts';
import type { RuleContext } from './rule.ts';

/** Types of evidence in which somebody looks at a list and decides. */
const REVIEW_TYPES: ReadonlySet<string> = new Set(['access-review', 'control-health-review', 'alert-review']);

/** The type of an evidence record in lower case; the empty text when none is written. */
export function typeOf(evidence: RecordFact): string {
  return textAt(evidence.fields, 'type')?.toLowerCase() ?? '';
}

export function isReview(evidence: RecordFact): boolean {
  return REVIEW_TYPES.has(typeOf(evidence)) || textAt(evidence.fields, 'stage') === 'review';
}

/** A policy, a procedure, a diagram: design, never operation. */
export function isDesign(evidence: RecordFact): boolean {
  return DESIGN_TYPES.has(typeOf(evidence));
}

/** Evidence that is only planned or requested, or a draft: its fields are not asked for yet. */
export function isStub(record: RecordFact): boolean {
  const status = textAt(record.fields, 'status');
  return status === 'planned' || status === 'requested' || status === 'draft';
}

/** Whether the state of evidence matters: it serves a control in operation, or a crosswalk row or incident directly. */
export function isInUse(evidence: RecordFact, context: RuleContext): boolean {
  const controls = context.audit.controlsOf(evidence);
  if (controls.length > 0) return controls.some((control) => context.audit.inOperation(control));
  const named = scalarsIn(nodeAtPath(evidence.fields, 'controls')).length > 0;
  return !named && context.workspace.referencesTo(evidence.id).length > 0;
}
