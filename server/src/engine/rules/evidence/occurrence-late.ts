import type { RecordFact } from '../../model/facts.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { beginException, hasExceptions } from '../record-exception.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { listedShort, missingIn } from './missing-units.ts';
import { controlsBeside, occurrenceOf, placeOf } from './window-places.ts';
import { isMismatched, type WindowState, windowStates } from './window-states.ts';

/** The first late occurrence; undefined where it is a record without occurrences. */
type Data = { readonly record: RecordFact; readonly node: MappingNode } | undefined;

/** Performed after grace, before the next unit ended: it counts, and the auditor will call it a deviation. */
export const occurrenceLate = defineRule<'workspace', Data>({
  id: 'evidence/occurrence-late',
  title: 'An occurrence was performed late',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    for (const state of windowStates(context)) {
      if (isMismatched(state) || missingIn(state, context)?.how === 'crammed') continue;
      const problem = late(state, context);
      if (problem !== undefined) yield problem;
    }
  },
  *fixes({ data }, context) {
    if (data === undefined || hasExceptions(data.node)) return;
    const fix = beginException(data.record, data.node, context);
    if (fix !== undefined) yield fix;
  },
});

function late(state: WindowState, context: RuleContext): Problem<Data> | undefined {
  const units = state.completeness.units.flatMap(({ unit, performance, daysLate }) =>
    performance === undefined || daysLate === undefined ? [] : [{ name: unit.label, performance, daysLate }],
  );
  const lapses = (state.completeness.annual?.lapses ?? []).flatMap(({ due, until, daysLate }) =>
    until === undefined || daysLate === undefined
      ? []
      : [
          {
            name: `What was due on ${due}`,
            performance: { from: until, on: until, period: undefined },
            daysLate,
          },
        ],
  );
  const all = [...units, ...lapses];
  const [first] = all;
  if (first === undefined) return undefined;
  const told = all.map(
    ({ name, performance, daysLate }) =>
      `${name} was performed ${performance.on}, ${daysLate} ${daysLate === 1 ? 'day' : 'days'} after grace`,
  );
  const message = `${listedShort(told)}. Record it as an exception before the auditor does.`;
  const related = [
    ...all.slice(1, 5).map(({ name, performance }) => ({
      ...placeOf(performance, state, context),
      message: `${name} too`,
    })),
    ...controlsBeside(state),
  ];
  const place = occurrenceOf(first.performance, state, context);
  const data = place === undefined ? undefined : { record: place.record, node: place.occurrence.node };
  return { ...placeOf(first.performance, state, context), message, related, data };
}
