import { statedFrequency } from '../../audit/control-facts.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { controlsBeside } from './window-places.ts';
import { isMismatched, windowStates } from './window-states.ts';

interface Data {
  readonly record: RecordFact;
  readonly frequency: string;
}

/** Evidence that says of itself that it comes less often than its control states. */
export const frequencyMismatch = defineRule<'workspace', Data>({
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
      yield {
        file: report.file,
        span,
        message,
        related: controlsBeside(state),
        data: { record: report, frequency },
      };
    }
  },
  *fixes({ data: { record, frequency } }, context) {
    const field = { mapping: record.fields, path: '', name: 'frequency', value: frequency };
    const edits = writeFields(record, [field], context);
    if (edits !== undefined) yield { title: `Write frequency: ${frequency} here`, safe: false, edits };
  },
});
