import { addDays } from '../../../base/calendar/date.ts';
import { nodeAtPath } from '../../model/read.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { unitNames } from './missing-units.ts';
import { anchorOf, askedOf, controlsBeside, placeOf, windowText } from './window-places.ts';
import { type WindowState, windowStates } from './window-states.ts';

/** Days before the window's end from which it is worth saying that nothing will be testable in it. */
const LAST_DAYS = 60;

/** Notes about one activity in the window that are no deviations: what the auditor will be able to test, and what not. */
interface Note {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly verdict: WindowState['completeness']['verdict'];
  readonly say: (state: WindowState, context: RuleContext) => Pick<Problem, 'file' | 'span' | 'message'>;
}

const NOTES: readonly Note[] = [
  {
    id: 'evidence/few-in-window',
    title: 'Some occurrences lie outside the window that they fill',
    verdict: 'few-in-window',
    say: (state, context) => {
      const { units, expected, inWindow } = state.completeness;
      const outside = units.filter(({ status }) => status === 'before-window' || status === 'after-window');
      const first = outside[0]?.performance;
      const label = isGuessed(state, context)
        ? ' Write the period on each, so that nobody has to guess.'
        : '';
      return {
        ...(first === undefined ? anchorOf(state.report) : placeOf(first, state, context)),
        message: `${inWindow} of ${expected} can be tested inside the window ${windowText(state)}: ${unitNames(outside, units)} was done outside it. Perform the last one before ${state.window.end}, or show the one before ${state.window.start} too.${label}`,
      };
    },
  },
  {
    id: 'evidence/not-tested',
    aliases: ['evidence/outside-window'],
    title: 'Nothing was performed in the window, and nothing was due',
    verdict: 'not-tested',
    say: (state, context) => {
      const last = context.audit.freshness(state.report).last;
      const when = last === undefined ? 'it was never performed' : `last performed ${last}`;
      return {
        ...anchorOf(state.report),
        message: `Nothing of ${state.control.id} (${askedOf(state)}) falls into the window, and nothing was due: ${when}. The auditor can test the design only. Perform it before the window ends, or move the window.`,
      };
    },
  },
  {
    id: 'evidence/nothing-to-test',
    title: 'The population of the window is empty',
    verdict: 'nothing-to-test',
    say: (state) => ({
      file: state.report.file,
      span: nodeAtPath(state.report.fields, 'population.count') ?? state.report.anchor,
      message: `The population of ${state.control.id} in ${windowText(state)} is empty. Keep the empty query result: the auditor will report that the control did not operate.`,
    }),
  },
];

/** Whether the periods follow from the records alone: nothing says that the work is done in arrears. */
function isGuessed({ control, completeness: { read, units } }: WindowState, { audit }: RuleContext): boolean {
  if (read !== 'in-arrears' || audit.rhythmOf(control).performed !== undefined) return false;
  return units.some(({ performance }) => performance !== undefined && performance.period === undefined);
}

/** What the auditor will not be able to test although nothing is wrong. */
export const WINDOW_NOTES = NOTES.map(({ id, aliases = [], title, verdict, say }) =>
  defineRule({
    id,
    aliases,
    title,
    severity: 'information',
    on: 'workspace',
    crossFile: true,
    gate: 'type-2',
    *check(_workspace, context) {
      for (const state of windowStates(context)) {
        if (state.completeness.verdict !== verdict) continue;
        if (context.audit.asOf.date < addDays(state.window.end, -LAST_DAYS)) continue;
        yield { ...say(state, context), related: controlsBeside(state), data: undefined };
      }
    },
  }),
);
