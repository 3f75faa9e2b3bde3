import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Who is meant by a name in a record, for comparing two of them: the person behind `role:`, the id of `person:`, else
 * the text as written in lower case.
 */
export function personBehind(written: string, context: RuleContext): string {
  const match = /^(role|person):\s*(\S+)$/.exec(written.trim());
  const id = match?.[2];
  if (match === null || id === undefined) return written.trim().toLowerCase();
  if (match[1] === 'person') return `person:${id}`;
  const role = context.workspace.nested(id).find(({ list }) => list === 'roles');
  const entry = mappingsIn(role === undefined ? undefined : nodeAtPath(role.record.fields, 'roles')).find(
    (node) => textAt(node, 'id') === id,
  );
  const person = entry === undefined ? undefined : textAt(entry, 'person');
  return person === undefined ? `role:${id}` : `person:${person.replace(/^person:/, '')}`;
}
