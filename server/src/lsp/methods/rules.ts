import { RULES } from '../../engine/rules/registry.ts';
import { rulePage } from '../../engine/rules/rule-page.ts';
import type { RuleDocumentParams, RuleDocumentResult, RuleSummary } from '../../protocol/explanation.ts';

/** `tickmark/rules`: all rules, sorted by id. */
export function answerRules(): readonly RuleSummary[] {
  return RULES.map(({ id, title, severity, fixable }) => ({
    id,
    title,
    severity,
    fixable: fixable === true,
  }));
}

/** `tickmark/ruleDocument`: the page of a rule. */
export function answerRuleDocument({ rule }: RuleDocumentParams): RuleDocumentResult {
  const markdown = rulePage(rule);
  return markdown === undefined ? {} : { markdown };
}
