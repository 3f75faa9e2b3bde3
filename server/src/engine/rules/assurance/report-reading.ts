import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';
import { assuranceOf, reportType, saysNone } from '../vendor/vendor-reading.ts';
import { dayAt } from '../written-days.ts';

/** Reports of an auditor on a vendor that are there on the as-of day, and that no later one of its type replaced. */
export function currentReports(vendor: RecordFact, context: RuleContext): readonly MappingNode[] {
  const today = context.audit.asOf.date;
  const latest = new Map<string, { readonly node: MappingNode; readonly end: string }>();
  for (const node of assuranceOf(vendor)) {
    const received = dayAt(node, 'received_on', context);
    if (received !== undefined && received > today) continue;
    const type = reportType(node) ?? '';
    const end = dayAt(node, 'period_end', context) ?? received ?? '';
    const known = latest.get(type);
    if (known === undefined || end >= known.end) latest.set(type, { node, end });
  }
  return [...latest.values()].map(({ node }) => node);
}

/** Whether a report says what its reservation or deviations mean for us. */
export function isAssessed(report: MappingNode): boolean {
  return says(report, 'assessment') || says(report, 'conclusion');
}

/** Deviations of a report that matter to us and of which nobody said what they mean. */
export function openExceptions(report: MappingNode): readonly MappingNode[] {
  const node = nodeAtPath(report, 'exceptions');
  if (node?.type !== 'sequence' || saysNone(textAt(report, 'exceptions'))) return [];
  return node.items.filter(
    (item): item is MappingNode =>
      item?.type === 'mapping' && says(item, 'description') && !says(item, 'assessment'),
  );
}
