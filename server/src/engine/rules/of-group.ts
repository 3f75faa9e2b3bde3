import type { Rule } from './rule.ts';
import { groupOf } from './severity.ts';

/** The rules of one group among the tables that several groups share. */
export function ofGroup(group: string, ...tables: readonly (readonly Rule[])[]): readonly Rule[] {
  return tables.flat().filter((rule) => groupOf(rule.id) === group);
}
