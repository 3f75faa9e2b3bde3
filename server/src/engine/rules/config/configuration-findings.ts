import type { ConfigurationProblem } from '../../model/configuration.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { CONFIG_RULES } from './config-rules.ts';

/** The findings of `.tickmark.yaml` itself. */
export function configurationFindings(
  file: string,
  problems: readonly ConfigurationProblem[],
  context: RuleContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of CONFIG_RULES) {
    for (const each of problems) {
      for (const problem of rule.check({ file, problem: each }, context)) {
        const severity = severityOf(rule, problem, context);
        if (severity !== 'off') findings.push({ rule: rule.id, severity, problem });
      }
    }
  }
  return findings.sort((a, b) => a.problem.span.start - b.problem.span.start);
}
