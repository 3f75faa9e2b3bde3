import { statedFrequency } from '../../audit/control-facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { controlsBeside } from './window-places.ts';
import { isMismatched, windowStates } from './window-states.ts';

/** Evidence that says of itself that it comes less often than its control states. */
export const frequencyMismatch = defineRule({
  id: 'evidence/frequency-mismatch',
  aliases: ['monitoring/health-review-frequency'],
  title: 'Evidence comes less often than its control states',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    for (const state of windowStates(context)) {
      if (!isMismatched(state)) continue;
      const { report, control, frequency } = state;
      const own = statedFrequency(report.fields, undefined);
      const message = `${control.id} says ${frequency}, ${report.id} says ${own}. The auditor tests what the control states: collect it ${frequency}, or state in the control what you do.`;
      const span = nodeAtPath(report.fields, 'frequency') ?? report.anchor;
      yield { file: report.file, span, message, related: controlsBeside(state), data: undefined };
    }
  },
});
