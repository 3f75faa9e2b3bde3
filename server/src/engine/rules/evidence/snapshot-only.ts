import { addDays } from '../../../base/calendar/date.ts';
import { isRecurring } from '../../../base/calendar/frequency.ts';
import { coverageForCompleteness } from '../../audit/evidence-times.ts';
import { graceEnd } from '../../audit/rhythm.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { missingIn, performancesIn, unitNames } from './missing-units.ts';
import { stubsFor } from './window-fixes.ts';
import { askedOf, controlsBeside, placeOf, windowText } from './window-places.ts';
import { statesOfControl, type WindowState, windowStates } from './window-states.ts';

/** One look at a recurring control is offered as proof for a whole observation window. */
export const snapshotOnly = defineRule<'workspace', WindowState>({
  id: 'evidence/snapshot-only',
  title: 'One snapshot stands for a whole observation window',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    for (const state of windowStates(context)) yield* judge(state, context);
  },
  *fixes({ data }, context) {
    const state = statesOfControl(data.control, context).find(({ report }) => report === data.report) ?? data;
    const missing = missingIn(state, context);
    if (missing?.how === 'snapshot') {
      yield* stubsFor(
        state.report,
        missing.units.map(({ unit }) => unit),
        context,
      );
    }
  },
});

function* judge(state: WindowState, context: RuleContext): Generator<Problem<WindowState>> {
  const missing = missingIn(state, context);
  const only = missing?.done[0];
  if (missing?.how === 'snapshot' && only !== undefined) {
    const { units, expected } = state.completeness;
    const message =
      `1 occurrence on ${only.on}; ${askedOf(state)} means ${expected}. ` +
      `${unitNames(missing.units, units)} ${missing.units.length === 1 ? 'is' : 'are'} missing: one snapshot shows nothing about the rest of the window.${stillDue(state, context)}`;
    yield { ...placeOf(only, state, context), message, related: controlsBeside(state), data: state };
    return;
  }
  yield* ofContinuous(state, context);
}

/** A unit that is in grace could still be done, but not inside the window any more. */
function stillDue(state: WindowState, context: RuleContext): string {
  const { frequency, completeness, control } = state;
  const due = completeness.units.filter(({ status }) => status === 'due');
  const last = due.at(-1);
  if (last === undefined || !isRecurring(frequency)) return '';
  const until = graceEnd(last.unit.end, frequency, context.audit.rhythmOf(control));
  return ` ${unitNames(due, completeness.units)} can be done until ${until}, but would fall after the window.`;
}

/** One export of a setting: a test of one where the control is automated, a snapshot where people do it. */
function* ofContinuous(state: WindowState, context: RuleContext): Generator<Problem<WindowState>> {
  const { verdict } = state.completeness;
  if (state.frequency !== 'continuous' || (verdict !== 'incomplete' && verdict !== 'test-of-one')) return;
  const coverage = state.evidence.flatMap((record) => coverageForCompleteness(context.audit.timesOf(record)));
  const points = performancesIn(state, '', context.audit.asOf.date, context);
  const [only] = points;
  if (coverage.length > 0 || points.length !== 1 || only === undefined) return;
  const place = { ...placeOf(only, state, context), related: controlsBeside(state), data: state };
  if (verdict === 'incomplete') {
    const message = `One state of ${only.on} stands for ${windowText(state)}, and ${state.control.id} works all the time. Show more days, or the history of changes.`;
    yield { ...place, message };
  } else if (only.on > addDays(state.window.start, 31)) {
    const message = `${state.control.id} is automated, and is shown on ${only.on} alone. A second export near ${state.window.start}, or the history of changes, would show the whole window.`;
    yield { ...place, message, severity: 'hint' };
  }
}
