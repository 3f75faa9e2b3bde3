import type { ConfigurationProblem, Severity } from '../../model/configuration.ts';
import { defineRule, type Rule } from '../rule.ts';

/** Problems of `.tickmark.yaml`. They are found where the file is read; these rules give them name and severity. */
const CONFIG_PROBLEMS: readonly {
  readonly id: ConfigurationProblem['rule'];
  readonly severity: Severity;
  readonly title: string;
}[] = [
  { id: 'config/invalid', severity: 'error', title: 'A setting of the workspace cannot be used' },
  { id: 'config/unknown-key', severity: 'warning', title: 'A key of .tickmark.yaml is not known' },
  { id: 'config/unknown-rule', severity: 'warning', title: 'A rule named in .tickmark.yaml does not exist' },
];

/** What a configuration problem carries besides its place: what to write instead. */
export interface ConfigurationRuleData {
  readonly suggestion: string | undefined;
}

export const CONFIG_RULES: readonly Rule[] = CONFIG_PROBLEMS.map(({ id, severity, title }) =>
  defineRule({
    id,
    title,
    severity,
    on: 'configuration',
    *check({ file, problem }) {
      if (problem.rule !== id) return;
      const data: ConfigurationRuleData = { suggestion: problem.suggestion };
      yield { file, span: problem.span, message: problem.message, data };
    },
    *fixes(problem) {
      if (problem.data.suggestion === undefined) return;
      const edits = [{ file: problem.file, span: problem.span, text: problem.data.suggestion }];
      yield { title: `Write ${problem.data.suggestion}`, safe: true, preferred: true, edits };
    },
  }),
);
