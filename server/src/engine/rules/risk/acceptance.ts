import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { controlsOf, isLive, treatmentOf } from './risk-reading.ts';
import { isLower, riskScale, scoreOf } from './risk-score.ts';

/** What remains of a risk is more than the appetite and nobody accepted it, or it is lower only on paper. */
export const acceptance = defineRule({
  id: 'risk/acceptance',
  title: 'What remains of a risk is not accepted, or is lower only on paper',
  severity: 'warning',
  on: 'record',
  kinds: ['risk'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isLive(record) || isMisspelled(record, 'acceptance', context)) return;
    yield* aboveAppetite(record, context);
    yield* loweredByPlans(record, context);
  },
});

/** Only once the treatment is done or decided: what is still being lowered waits for its plan. */
function* aboveAppetite(record: RecordFact, context: RuleContext): Generator<Problem> {
  // An accepted risk without an acceptance is told as such; an avoided one has nothing left.
  const treatment = treatmentOf(record);
  if (treatment === 'accept' || treatment === 'avoid' || says(record.fields, 'acceptance')) return;
  const scale = riskScale(context);
  const residual = scoreOf(record, 'residual', scale);
  if (scale.appetite === undefined || residual === undefined || residual <= scale.appetite) return;
  if (hasOpenAction(record)) return;
  const span = nodeAtPath(record.fields, 'residual') ?? record.anchor;
  const message = `What remains of ${record.id} is ${residual}, above the appetite of ${scale.appetite}, and its owner has not accepted it. Treat it further, or have it accepted.`;
  yield { file: record.file, span, message, data: undefined };
}

/** A residual below the inherent rating, and none of the controls that should have lowered it exists yet. */
function* loweredByPlans(record: RecordFact, context: RuleContext): Generator<Problem> {
  if (!isLower(record)) return;
  const controls = controlsOf(record, context);
  if (controls.length === 0 || !controls.every(isPlanned)) return;
  const names = controls
    .slice(0, 3)
    .map(({ id }) => id)
    .join(', ');
  const span = nodeAtPath(record.fields, 'residual') ?? record.anchor;
  const related = controls
    .slice(0, 3)
    .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id} is planned` }));
  const message = `${record.id} is rated lower after its controls, and all of them are planned (${names}). What is not in place lowers nothing.`;
  yield { file: record.file, span, message, related, data: undefined };
}

function isPlanned(control: RecordFact): boolean {
  const status = textAt(control.fields, 'status');
  return status !== undefined && canonicalValue('control', 'status', status) === 'planned';
}

function hasOpenAction(record: RecordFact): boolean {
  const plan = nodeAtPath(record.fields, 'plan');
  if (plan?.type !== 'sequence') return plan !== undefined;
  return plan.items.some((item) => {
    if (item?.type !== 'mapping') return item !== undefined;
    const status = textAt(item, 'status');
    const done = status !== undefined && canonicalValue('risk', 'plan.status', status) === 'done';
    return !done && !says(item, 'done_on');
  });
}
