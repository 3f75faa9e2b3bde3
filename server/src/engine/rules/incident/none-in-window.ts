import { addDays } from '../../../base/calendar/date.ts';
import type { Window } from '../../audit/audit-view.ts';
import { holds, intersection, lengthOf } from '../../audit/date-span.ts';
import type { PopulationTimes } from '../../audit/evidence-times.ts';
import type { RecordFact } from '../../model/facts.ts';
import { typeOf } from '../evidence-kinds.ts';
import { recordStub } from '../record-stub.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { dayAt } from '../written-days.ts';
import { responseControls } from './response-controls.ts';

/** Days before the end of the window from which it is high time. */
const HIGH_TIME = 60;

interface Data {
  readonly anchor: RecordFact;
}

/** Nothing in the window shows that incidents are handled: no incident, no exercise, no statement that there were none. */
export const noneInWindow = defineRule<'workspace', Data>({
  id: 'incident/none-in-window',
  title: 'The window has no incident, no exercise and no statement that there was none',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_, context) {
    const { window } = context.audit.programme;
    const { date } = context.audit.asOf;
    const anchor = workspaceAnchor(context.workspace);
    // In the first half of the window there is time enough.
    if (window === undefined || anchor === undefined) return;
    if (date < addDays(window.start, Math.floor(lengthOf(window) / 2))) return;
    const controls = responseControls(context, ['CC7.4']);
    if (controls.length === 0 || isShown(controls, window, context)) return;
    const message = `No incident, no exercise and no statement of none between ${window.start} and ${window.end}: ${controls[0]?.id ?? 'incident response'} cannot be tested. Hold a tabletop exercise, or have somebody attest that there was no incident.`;
    const severity = date >= addDays(window.end, -HIGH_TIME) ? 'warning' : 'information';
    yield { file: anchor.file, span: anchor.anchor, message, severity, data: { anchor } };
  },
  *fixes({ data }, context) {
    const stub = recordStub('evidence', 'EV-IR-EXERCISE', data.anchor, context.workspace);
    if (stub === undefined || context.workspace.definitions('EV-IR-EXERCISE').length > 0) return;
    const control = responseControls(context, ['CC7.4'])[0];
    const text = `${stub.text}type: exercise\nstatus: planned\n${control === undefined ? '' : `controls: [${control.id}]\n`}`;
    yield {
      title: `Begin the record of an exercise in ${stub.file}`,
      safe: false,
      edits: [],
      create: [{ file: stub.file, text }],
    };
  },
});

function isShown(controls: readonly RecordFact[], window: Window, context: RuleContext): boolean {
  for (const incident of context.workspace.records('incident')) {
    const day =
      dayAt(incident.fields, 'detected_at', context) ?? dayAt(incident.fields, 'occurred_at', context);
    // An incident without a day may lie in the window.
    if (day === undefined || holds(window, day)) return true;
  }
  const linked = new Set(controls.flatMap((control) => context.audit.evidenceOf(control)));
  for (const evidence of context.workspace.records('evidence')) {
    const times = context.audit.timesOf(evidence);
    if (times.planned) continue;
    // The full list of incidents says how many there were, be it none.
    if (linked.has(evidence) && times.populations.some((list) => listsWindow(list, window))) return true;
    const type = typeOf(evidence);
    const isExercise = type === 'exercise' || /\b(?:exercise|tabletop|drill)\b/i.test(evidence.title);
    if (!isExercise && !(linked.has(evidence) && (type === 'attestation' || type === 'test-result')))
      continue;
    const { occurrences, performedOn, collectedOn, period, ownCovers } = times;
    const days = [...occurrences.map(({ on }) => on), performedOn?.on, collectedOn];
    if (days.some((on) => on !== undefined && holds(window, on))) return true;
    const stretches = period === undefined ? ownCovers : [period, ...ownCovers];
    if (stretches.some((stretch) => intersection(stretch, window) !== undefined)) return true;
  }
  return false;
}

/** Whether a list that is said to be complete tells of days of the window. */
function listsWindow({ from, to, asOf, complete, count }: PopulationTimes, window: Window): boolean {
  const end = to ?? asOf;
  if (complete !== true || count === undefined || end === undefined) return false;
  return intersection({ start: from ?? end, end }, window) !== undefined;
}
