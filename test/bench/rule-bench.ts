import type { Engine } from '../../server/src/engine/engine.ts';
import { bySubject, evaluateFile, evaluateWorkspaceRule } from '../../server/src/engine/rules/evaluate.ts';
import { RULES } from '../../server/src/engine/rules/registry.ts';

export interface RuleTime {
  readonly id: string;
  readonly ms: number;
}

/** The rules that take longest over a whole workspace, each run alone, slowest first. */
export function slowestRules(engine: Engine, count: number): readonly RuleTime[] {
  const times = RULES.map((rule) => {
    const rules = bySubject([rule]);
    const start = performance.now();
    for (const facts of engine.workspace.files()) {
      if (facts.recognition.ours) evaluateFile(facts, rules, engine);
    }
    for (const each of rules.workspace) evaluateWorkspaceRule(each, engine);
    return { id: rule.id, ms: performance.now() - start };
  });
  return times.sort((a, b) => b.ms - a.ms).slice(0, count);
}
