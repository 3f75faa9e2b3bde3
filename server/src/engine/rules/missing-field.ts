import type { Span } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../model/read.ts';
import { type MappingNode, pairOf } from '../syntax/tree.ts';
import type { RuleContext } from './rule.ts';
import { isMisspelled } from './schema-problems.ts';

/** A field that says nothing: where to show it, and whether the user was asked already and has not answered. */
export interface MissingField {
  readonly span: Span;
  readonly placeholder: boolean;
}

/**
 * Whether a key of a mapping in a record says nothing. `at` is the mapping's own path in the record, without list
 * indexes. Undefined when the key says something, or stands there misspelled: then that is the mistake.
 */
export function missingField(
  record: RecordFact,
  mapping: MappingNode,
  at: string,
  name: string,
  context: RuleContext,
  fallback: Span = record.anchor,
): MissingField | undefined {
  if (says(mapping, name)) return undefined;
  const path = at === '' ? name : `${at}.${name}`;
  if (isMisspelled(record, path, context, mapping === record.fields ? record.span : mapping))
    return undefined;
  const node = nodeAtPath(mapping, name);
  if (isPlaceholder(node)) return { span: node, placeholder: true };
  return { span: pairOf(mapping, name)?.key ?? fallback, placeholder: false };
}
