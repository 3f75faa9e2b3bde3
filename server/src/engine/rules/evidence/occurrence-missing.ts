import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { type Missing, missingIn, unitNames, waitingStub } from './missing-units.ts';
import { stubsFor, unknownGapFor } from './window-fixes.ts';
import { anchorOf, askedOf, controlsBeside, windowText } from './window-places.ts';
import { type WindowState, windowStates } from './window-states.ts';

interface Data {
  readonly state: WindowState;
  readonly missing: Missing | undefined;
}

/** Units of the window in which a recurring control was not performed: one finding per activity, units listed. */
export const occurrenceMissing = defineRule<'workspace', Data>({
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
  },
  *fixes({ data: { state, missing } }, context) {
    if (missing === undefined) return;
    const units = missing.units.map(({ unit }) => unit);
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
    const stub = waitingStub(missing, state, context);
    if (stub !== undefined) {
      const message = `What was done for ${unitNames(missing.units, state.completeness.units)} is still to be filled in.`;
      const places = [{ ...stub, message: 'Here' }, ...related];
      yield {
        ...anchorOf(state.report),
        message,
        related: places,
        data: { state, missing: undefined },
      };
      return;
    }
    const message = `${state.report.id} has no occurrence for ${unitNames(missing.units, state.completeness.units)}: ${askedOf(state)} means ${state.completeness.expected}, and ${state.completeness.met} count.${backFilled(missing)}`;
    yield { ...anchorOf(state.report), message, related, data: { state, missing } };
  }
  yield* explained(state, related);
}

/** What came after the next unit had ended fills nothing. */
function backFilled({ units }: Missing): string {
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
