import { mappingsIn, nodeAtPath } from '../../model/read.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { stretchAt } from '../written-days.ts';
import { type Missing, missingIn, unitNames } from './missing-units.ts';
import { controlsBeside, placeOf } from './window-places.ts';
import { type WindowState, windowStates } from './window-states.ts';

/** All occurrences of a window were performed in its last days: made up for the audit, as it will look. */
export const crammedBeforeFieldwork = defineRule({
  id: 'evidence/crammed-before-fieldwork',
  title: 'All occurrences were performed in the last days of the window',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    for (const state of windowStates(context)) {
      const missing = missingIn(state, context);
      const first = missing?.done[0];
      if (missing?.how !== 'crammed' || first === undefined) continue;
      const message = crammed(state, missing, context);
      yield { ...placeOf(first, state, context), message, related: controlsBeside(state), data: undefined };
    }
  },
});

function crammed(state: WindowState, { units, done }: Missing, context: RuleContext): string {
  const all = state.completeness.units;
  const late = all.filter(({ status }) => status === 'late');
  const fieldwork = fieldworkAfter(state.window.end, context);
  return (
    `All ${done.length} occurrences are dated ${done[0]?.on}..${done.at(-1)?.on}` +
    `${fieldwork === undefined ? '' : `; fieldwork starts ${fieldwork}`}. ${unitNames(units, all)} missed` +
    `${late.length === 0 ? '' : `, ${unitNames(late, all)} late`}: work made up at the end shows nothing about the time before it.`
  );
}

/** The first day of the fieldwork of a Type 2 audit that ends after the window. */
function fieldworkAfter(end: string, context: RuleContext): string | undefined {
  for (const program of context.workspace.records('program')) {
    for (const audit of mappingsIn(nodeAtPath(program.fields, 'audits'))) {
      const fieldwork = stretchAt(nodeAtPath(audit, 'fieldwork'), context);
      const period = stretchAt(nodeAtPath(audit, 'period'), context);
      if (fieldwork !== undefined && period?.end === end) return fieldwork.start;
    }
  }
  return undefined;
}
