import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath } from '../model/read.ts';
import type { MappingNode } from '../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from './field-edits.ts';
import type { Fix, RuleContext } from './rule.ts';

/** Whether an occurrence names exceptions; what deviated is written down then. */
export function hasExceptions(occurrence: MappingNode): boolean {
  const node = nodeAtPath(occurrence, 'exceptions');
  return node?.type === 'mapping' || (node?.type === 'sequence' && node.items.length > 0);
}

/** An assertion that begins an exception in an occurrence, with `?` for what only the user knows. */
export function beginException(
  record: RecordFact,
  occurrence: MappingNode,
  context: RuleContext,
): Fix | undefined {
  const keys = ['description', 'found_on', 'ticket', 'remediation', 'remediated_on'];
  const value = [Object.fromEntries(keys.map((key) => [key, TO_FILL_IN]))];
  const field = { mapping: occurrence, path: 'occurrences', name: 'exceptions', value };
  const edits = writeFields(record, [field], context);
  return edits === undefined ? undefined : { title: 'Begin an exception', safe: false, edits };
}
