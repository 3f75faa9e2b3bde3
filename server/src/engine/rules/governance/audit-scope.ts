import { meaningful, nodeAtPath } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

/**
 * The ISO 27001 ids that the `scope` of an internal audit names, chapters and themes opened up and sub-clauses counted
 * with their clause; `everything` where it names none, or is not written as ids.
 */
export function auditScope(
  audit: MappingNode,
  { catalogue }: RuleContext,
): ReadonlySet<string> | 'everything' {
  const node = nodeAtPath(audit, 'scope');
  if (node?.type !== 'sequence' || node.items.length === 0) return 'everything';
  const ids = new Set<string>();
  for (const item of node.items) {
    const text = meaningful(item);
    if (text === undefined) continue;
    const token = text.replace(/^clauses?\s+/i, '');
    const reading = catalogue.read('iso27001', token, true);
    const members = catalogue.members('iso27001', token);
    if (reading.type === 'known' || reading.type === 'spelling') ids.add(reading.id);
    else if (members.length === 0) {
      // Ids of SOC 2 take nothing away; words of one's own may mean anything.
      if (catalogue.read('soc2', token, true).type !== 'known') return 'everything';
      continue;
    }
    for (const member of members) ids.add(member);
  }
  return ids;
}
