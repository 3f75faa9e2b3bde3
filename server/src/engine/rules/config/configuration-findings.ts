import type { ConfigurationProblem } from '../../model/configuration.ts';
import { expired } from '../ignore/expired.ts';
import { noReason } from '../ignore/no-reason.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';
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
  for (const rule of [noReason, expired] as readonly Rule[]) {
    for (const { rule: id, span, message, until } of problems) {
      if (id !== rule.id || (until !== undefined && until >= context.audit.asOf.date)) continue;
      const problem = { file, span, message, data: undefined };
      const severity = severityOf(rule, problem, context);
      if (severity !== 'off') findings.push({ rule: id, severity, problem });
    }
  }
  return findings.sort((a, b) => a.problem.span.start - b.problem.span.start);
}
