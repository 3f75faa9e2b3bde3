import type { UnitResult } from '../../audit/unit-statuses.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { missedSince, missingIn, unitNames, waitingStub } from './missing-units.ts';
import { neverPerformed } from './never-performed.ts';
import { stubsFor, unknownGapFor } from './window-fixes.ts';
import { anchorOf, askedOf, controlsBeside, windowText } from './window-places.ts';
import { type WindowState, windowStates } from './window-states.ts';

interface Data {
  readonly state: WindowState;
  /** The units that an occurrence can be written for. */
  readonly missing: readonly UnitResult[] | undefined;
}

/** Units of the window in which a recurring control was not performed: one finding per activity, units listed. */
export const occurrenceMissing = defineRule<'workspace', Data | undefined>({
  id: 'evidence/occurrence-missing',
  // Awareness training is a control like any other: its missing year is a period without an occurrence.
  aliases: ['governance/training'],
  title: 'A period of the observation window has no occurrence',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    for (const state of windowStates(context)) yield* judge(state, context);
    for (const state of windowStates(context, 'next')) yield* sinceWindow(state, context);
    yield* neverPerformed(context);
  },
  *fixes({ data }, context) {
    if (data?.missing === undefined) return;
    const { state, missing } = data;
    const units = missing.map(({ unit }) => unit);
    yield* stubsFor(state.report, units, context);
    yield* unknownGapFor(state.report, context);
  },
});

function* judge(state: WindowState, context: RuleContext): Generator<Problem<Data>> {
  const missing = missingIn(state, context);
  const related = controlsBeside(state);
  if (missing?.how === 'lapsed') {
    yield { ...anchorOf(state.report), message: lapsed(state), related, data: { state, missing: undefined } };
  } else if (missing?.how === 'missing') {
    const waiting = waitingFor(missing.units, state, context);
    if (waiting !== undefined) {
      yield waiting;
      return;
    }
    const message = `${state.report.id} has no occurrence for ${unitNames(missing.units, state.completeness.units)}: ${askedOf(state)} means ${state.completeness.expected}, and ${state.completeness.met} count.${backFilled(missing.units)}`;
    yield { ...anchorOf(state.report), message, related, data: { state, missing: missing.units } };
  }
  yield* explained(state, related);
}

/**
 * Between audits: what the next report would miss. Information while no audit names that window, since nobody has
 * promised one.
 */
function* sinceWindow(state: WindowState, context: RuleContext): Generator<Problem<Data>> {
  const missing = missedSince(state, context);
  const { next } = state;
  if (next === undefined || missing.length === 0) return;
  const severity = next.assumed ? 'information' : 'warning';
  const waiting = waitingFor(missing, state, context);
  if (waiting !== undefined) {
    yield { ...waiting, severity };
    return;
  }
  const period = next.assumed
    ? `after the window, in the period that the next report would cover (from ${next.start})`
    : `in the window of the next report (${windowText(state)})`;
  const message = `${state.report.id} has no occurrence for ${unitNames(missing, state.completeness.units)}, ${period}: ${state.control.id} says ${state.frequency}.${backFilled(missing)}`;
  const related = controlsBeside(state);
  yield { ...anchorOf(state.report), message, severity, related, data: { state, missing } };
}

/** Where every missing unit has an occurrence that waits for its day, that is what is asked for. */
function waitingFor(
  units: readonly UnitResult[],
  state: WindowState,
  context: RuleContext,
): Problem<Data> | undefined {
  const stub = waitingStub(units, state, context);
  if (stub === undefined) return undefined;
  return {
    ...anchorOf(state.report),
    message: `What was done for ${unitNames(units, state.completeness.units)} is still to be filled in.`,
    related: [{ ...stub, message: 'Here' }, ...controlsBeside(state)],
    data: { state, missing: undefined },
  };
}

/** What came after the next unit had ended fills nothing. */
function backFilled(units: readonly UnitResult[]): string {
  const filled = units.flatMap(({ unit, performance }) =>
    performance === undefined ? [] : [`${performance.on} for ${unit.label}`],
  );
  if (filled.length === 0) return '';
  return ` Done too late to count, after the next period had ended: ${filled.join(', ')}.`;
}

function lapsed(state: WindowState): string {
  const open = state.completeness.annual?.lapses.find(({ until }) => until === undefined);
  if (open === undefined)
    return `${state.report.id} shows nothing performed in ${windowText(state)}, and an annual control owes one a year.`;
  if (open.after < state.window.start)
    return `${state.report.id} was due on ${open.due}, with grace until ${open.after}, before the window ${windowText(state)} began, and nothing was performed in the window: an annual control had run out.`;
  return `${state.report.id} was due on ${open.due}, with grace until ${open.after}, inside the window ${windowText(state)}: an annual control had run out.`;
}

/** A missed unit with a reason and a supplementary record stays a deviation for the auditor. */
function* explained(state: WindowState, related: Problem['related'] & object): Generator<Problem<Data>> {
  const { units, annual } = state.completeness;
  const known = units.filter(({ status }) => status === 'explained');
  if (known.length === 0 || annual !== undefined) return;
  const message = `${unitNames(known, units)} ${known.length === 1 ? 'was' : 'were'} not performed, and the gap is explained. It stays a deviation in the report.`;
  yield {
    ...anchorOf(state.report),
    message,
    severity: 'information',
    related,
    data: { state, missing: undefined },
  };
}
