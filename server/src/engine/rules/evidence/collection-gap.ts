import { type DateSpan, daysIn, intersection, lengthOf, uncoveredIn } from '../../audit/date-span.ts';
import { coverageForCompleteness } from '../../audit/evidence-times.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { stretchAt } from '../written-days.ts';
import { listedShort } from './missing-units.ts';
import { gapsFor } from './window-fixes.ts';
import { anchorOf, controlsBeside, windowText } from './window-places.ts';
import { type WindowState, windowStates } from './window-states.ts';

interface Data {
  readonly record: RecordFact;
  readonly runs: readonly DateSpan[];
  readonly entry: MappingNode | undefined;
}

/** A source that should have told of every day was silent for some of them. */
export const collectionGap = defineRule<'workspace', Data>({
  id: 'evidence/collection-gap',
  aliases: ['monitoring/log-window'],
  title: 'A source was silent for a part of the window',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    for (const state of windowStates(context)) {
      if (state.frequency === 'continuous') yield* judge(state, context);
    }
  },
  *fixes({ data: { record, runs, entry } }, context) {
    if (entry === undefined) {
      yield* gapsFor(record, runs, context);
      return;
    }
    const absent = LACKING.filter((name) => nodeAtPath(entry, name) === undefined);
    if (absent.length === 0) return;
    const places = absent.map((name) => ({ mapping: entry, path: 'gaps', name }));
    const fix = askFor(record, `Add ${absent.join(' and ')}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});

const LACKING = ['reason', 'supplementary'];

/** Holes of one day are nothing. */
const SMALLEST_HOLE = 2;

function* judge(state: WindowState, context: RuleContext): Generator<Problem<Data>> {
  const times = state.evidence.map((record) => context.audit.timesOf(record));
  // Where evidence shows single days only, it is no source of days: that is another question.
  const holdsDays =
    times.flatMap(coverageForCompleteness).some((span) => lengthOf(span) > 1) ||
    times.some(({ occurrences }) =>
      occurrences.some(({ period }) => period !== undefined && lengthOf(period) > 1),
    );
  const { uncovered } = state.completeness;
  if (!holdsDays || uncovered.length === 0) return;
  const explained = times.flatMap((each) => each.explained);
  const open = uncovered
    .flatMap((run) => uncoveredIn(run, explained))
    .filter((run) => lengthOf(run) >= SMALLEST_HOLE);
  const related = controlsBeside(state);
  if (open.length === 0) {
    const message = `${runNames(uncovered)} of the window ${windowText(state)} are not covered, and the gap is explained. It stays a deviation in the report.`;
    const data = { record: state.report, runs: [], entry: undefined };
    yield { ...anchorOf(state.report), severity: 'information', message, related, data };
    return;
  }
  const begun = entryFor(state, open, context);
  const days = daysIn(open);
  const lacks = begun === undefined ? [] : LACKING.filter((name) => !says(begun.entry, name));
  const what =
    lacks.length === 0
      ? 'Explain it under gaps, with a reason and a supplementary record.'
      : `The entry under gaps lacks ${lacks.join(' and ')}.`;
  const message = `Nothing covers ${runNames(open)} (${days} days) of the window ${windowText(state)}. ${what}`;
  const data = { record: begun?.record ?? state.report, runs: open, entry: begun?.entry };
  const place = begun === undefined ? anchorOf(state.report) : { file: begun.record.file, span: begun.entry };
  yield { ...place, message, related, data };
}

function runNames(runs: readonly DateSpan[]): string {
  return listedShort(runs.map(({ start, end }) => `${start}..${end}`));
}

/** An entry under `gaps` that speaks of the silent days and does not say enough. */
function entryFor(
  state: WindowState,
  runs: readonly DateSpan[],
  context: RuleContext,
): { readonly record: RecordFact; readonly entry: MappingNode } | undefined {
  for (const record of state.evidence) {
    for (const entry of mappingsIn(nodeAtPath(record.fields, 'gaps'))) {
      const span = stretchAt(entry, context);
      const isOpen = LACKING.some((name) => !says(entry, name));
      if (span !== undefined && isOpen && runs.some((run) => intersection(run, span) !== undefined))
        return { record, entry };
    }
  }
  return undefined;
}
