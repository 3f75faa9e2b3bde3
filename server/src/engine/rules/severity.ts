import type { Severity, SeveritySetting } from '../model/configuration.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

/** Groups that speak from the first day; `adopt` keeps the others quiet until a scope or programme is written. */
const STARTER_GROUPS: ReadonlySet<string> = new Set(['reference', 'record', 'file', 'config', 'ignore']);

/**
 * The severity under which a problem is published, or `off`. Order: the rule's default (or the problem's own), the
 * programme, the profile, and last the workspace's settings, of which the most specific key wins.
 */
export function severityOf(rule: Rule, problem: Problem, context: RuleContext): SeveritySetting {
  const { severity: settings } = context.configuration;
  const byProgramme = asProgrammeSays(rule, problem.severity ?? rule.severity, context);
  const byProfile = asProfileSays(rule, byProgramme, context);
  const exact = namesOf(rule)
    .map((name) => settings.get(name))
    .find((setting) => setting !== undefined);
  if (exact !== undefined) return exact;
  // How loud a whole group is says nothing about those of its checks that the profile leaves out.
  return byProfile === 'off' ? 'off' : (settings.get(`${groupOf(rule.id)}/*`) ?? byProfile);
}

function asProgrammeSays(rule: Rule, severity: Severity, context: RuleContext): Severity {
  return rule.gate === 'type-2' && context.audit.programme.soc2Type === 'type-1' ? 'hint' : severity;
}

function asProfileSays(rule: Rule, severity: Severity, context: RuleContext): SeveritySetting {
  const profile = context.configuration.profile;
  if (rule.strictOnly === true && profile !== 'strict') return 'off';
  if (profile !== 'adopt' || STARTER_GROUPS.has(groupOf(rule.id))) return severity;
  const begun = context.workspace.count('scope') > 0 || context.workspace.count('program') > 0;
  return begun ? severity : 'off';
}

/** The id of a rule, and the other ids by which it may be named. */
export function namesOf(rule: Rule): readonly string[] {
  return rule.aliases === undefined ? [rule.id] : [rule.id, ...rule.aliases];
}

/** `evidence` of `evidence/stale`. */
export function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
