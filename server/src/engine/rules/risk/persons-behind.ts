import { nodeAtPath, scalarsIn } from '../../model/read.ts';
import type { RuleContext } from '../rule.ts';

/**
 * The persons that an owner text names: those behind a `role:`, or the `person:` itself. Undefined when it is free
 * text or nobody is known for the role: then it cannot be compared.
 */
export function personsBehind(owner: string, context: RuleContext): ReadonlySet<string> | undefined {
  const [prefix, id] = owner.split(':', 2).map((part) => part.trim());
  if (id === undefined || id === '') return undefined;
  if (prefix === 'person') return new Set([id]);
  if (prefix !== 'role') return undefined;
  const persons = new Set<string>();
  for (const role of context.workspace.nested(id)) {
    if (role.list !== 'roles') continue;
    for (const record of context.workspace.records('program')) {
      const roles = nodeAtPath(record.fields, 'roles');
      if (record !== role.record || roles?.type !== 'sequence') continue;
      for (const item of roles.items) {
        if (item?.type !== 'mapping' || item.start < role.span.start || item.end > role.span.end) continue;
        for (const field of ['person', 'people']) {
          for (const person of scalarsIn(nodeAtPath(item, field))) {
            persons.add(person.text.trim().replace(/^person:/, ''));
          }
        }
      }
    }
  }
  return persons.size === 0 ? undefined : persons;
}

/** Whether two owner texts certainly name different persons. */
export function areDifferentPersons(one: string, other: string, context: RuleContext): boolean {
  if (one === other) return false;
  const a = personsBehind(one, context);
  const b = personsBehind(other, context);
  return a !== undefined && b !== undefined && ![...a].some((person) => b.has(person));
}
