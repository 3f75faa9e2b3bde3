import type { RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';
import { dayAt } from '../written-days.ts';

/** The tier in its canonical word. */
export function tierOf(vendor: RecordFact): string | undefined {
  const text = textAt(vendor.fields, 'tier');
  return text === undefined ? undefined : canonicalValue('vendor', 'tier', text);
}

/** A vendor that is used on the as-of day: not being checked, not ended, and no draft. */
export function isInUse(vendor: RecordFact, context: RuleContext): boolean {
  return !isDraft(vendor) && !hasEnded(vendor, context);
}

/** A vendor that is only being checked, or whose record is a draft. */
export function isDraft(vendor: RecordFact): boolean {
  const status = statusOf(vendor);
  return status === 'onboarding' || status === 'draft' || status === 'planned';
}

/** Whether the relation has ended by the as-of day. */
export function hasEnded(vendor: RecordFact, context: RuleContext): boolean {
  const endedOn = dayAt(vendor.fields, 'ended_on', context);
  return endedOn === undefined ? statusOf(vendor) === 'ended' : endedOn < context.audit.asOf.date;
}

export function isSubservice(vendor: RecordFact): boolean {
  return hasRole(vendor, 'subservice');
}

export function isSubProcessor(vendor: RecordFact): boolean {
  return hasRole(vendor, 'sub-processor');
}

/** A subservice organisation whose controls are left out of our report. */
export function isCarvedOut(vendor: RecordFact): boolean {
  const method = textAt(vendor.fields, 'subservice.method');
  return method !== undefined && canonicalValue('vendor', 'subservice.method', method) === 'carve-out';
}

/** Whether the vendor holds or sees data of ours. */
export function hasData(vendor: RecordFact): boolean {
  return scalarsIn(nodeAtPath(vendor.fields, 'data')).some(
    ({ text }) => !/^(?:none|no|n\/a)$/i.test(text.trim()),
  );
}

/** A vendor that both auditors ask about; the office coffee supplier is none. */
export function matters(vendor: RecordFact): boolean {
  const tier = tierOf(vendor);
  if (tier === 'critical' || tier === 'high') return true;
  if (isSubservice(vendor) || isSubProcessor(vendor)) return true;
  // Whoever decided on a lower tier knew the data.
  return tier === undefined && hasData(vendor);
}

/** A cloud service: it says so, or cites the Annex A control for cloud services. */
export function isCloud(vendor: RecordFact, context: RuleContext): boolean {
  if (nodeAtPath(vendor.fields, 'cloud') !== undefined) return true;
  return context.workspace
    .citationsIn(vendor)
    .some(({ reading }) => reading.type === 'known' && reading.id === 'A.5.23');
}

/** Reports and certificates about the vendor, in source order. */
export function assuranceOf(vendor: RecordFact): readonly MappingNode[] {
  const node = nodeAtPath(vendor.fields, 'assurance');
  if (node?.type === 'mapping') return [node];
  if (node?.type !== 'sequence') return [];
  return node.items.filter((item): item is MappingNode => item?.type === 'mapping');
}

/** The canonical type of a report: `soc2-type-2`, `iso27001` ... */
export function reportType(report: MappingNode): string | undefined {
  const text = textAt(report, 'type');
  return text === undefined ? undefined : canonicalValue('vendor', 'assurance.type', text);
}

/** `none` written where a list could stand. */
export function saysNone(text: string | undefined): boolean {
  return text !== undefined && /^(?:none|no|n\/a)$/i.test(text.trim());
}

function hasRole(vendor: RecordFact, role: string): boolean {
  return scalarsIn(nodeAtPath(vendor.fields, 'role')).some(
    (node) => canonicalValue('vendor', 'role', meaningful(node) ?? '') === role,
  );
}

function statusOf(vendor: RecordFact): string | undefined {
  const text = textAt(vendor.fields, 'status');
  return text === undefined ? undefined : canonicalValue('vendor', 'status', text);
}
