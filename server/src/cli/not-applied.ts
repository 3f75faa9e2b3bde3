import type { Kind } from '../engine/model/kinds.ts';
import { gateIsOpen } from '../engine/rules/gate.ts';
import { RULES } from '../engine/rules/registry.ts';
import type { Gate, Rule, RuleContext } from '../engine/rules/rule.ts';
import type { NotApplied } from './report.ts';

const SHUT: Readonly<Record<Gate, string>> = {
  soc2: 'the programme has no SOC 2',
  'type-2': 'the programme has no SOC 2',
  iso27001: 'the programme has no ISO/IEC 27001',
  dual: 'the programme does not have both SOC 2 and ISO/IEC 27001',
};

/** Groups of rules of which none could say anything in this workspace, and why: silence there is no praise. */
export function groupsNotApplied(context: RuleContext): NotApplied[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of RULES) {
    const group = rule.id.slice(0, rule.id.indexOf('/'));
    const rules = groups.get(group);
    if (rules === undefined) groups.set(group, [rule]);
    else rules.push(rule);
  }
  const silent: NotApplied[] = [];
  for (const [group, rules] of groups) {
    const reasons = rules.map((rule) => reasonOf(rule, context)).filter((reason) => reason !== undefined);
    if (reasons.length === rules.length) silent.push({ group, reason: [...new Set(reasons)].join('; ') });
  }
  return silent;
}

function reasonOf(rule: Rule, context: RuleContext): string | undefined {
  if (rule.gate !== undefined && !gateIsOpen(rule.gate, context)) return SHUT[rule.gate];
  if (rule.kinds === undefined || rule.kinds.some((kind) => context.workspace.count(kind) > 0))
    return undefined;
  return `there are no records of kind ${listed(rule.kinds)}`;
}

function listed(kinds: readonly Kind[]): string {
  return kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;
}
