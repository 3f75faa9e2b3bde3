import { type Performance, performancesForCompleteness } from '../../audit/evidence-times.ts';
import type { Occurrence } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Problem, RelatedPlace, RuleContext } from '../rule.ts';
import type { WindowState } from './window-states.ts';

/** The occurrence that a performance is, with the record that writes it; undefined where it is a whole record. */
export function occurrenceOf(
  performance: Performance,
  state: WindowState,
  context: RuleContext,
): { readonly record: RecordFact; readonly occurrence: Occurrence } | undefined {
  for (const record of state.evidence) {
    for (const occurrence of context.audit.occurrencesOf(record)) {
      if (occurrence.performedOn?.value?.on === performance.on) return { record, occurrence };
    }
  }
  return undefined;
}

/** Where a performance is written: the day of its occurrence, else the record whose day it is. */
export function placeOf(
  performance: Performance,
  state: WindowState,
  context: RuleContext,
): Pick<Problem, 'file' | 'span'> {
  const found = occurrenceOf(performance, state, context);
  if (found?.occurrence.performedOn !== undefined)
    return { file: found.record.file, span: found.occurrence.performedOn.span };
  const record = state.evidence.find((each) =>
    performancesForCompleteness(context.audit.timesOf(each)).some(({ on }) => on === performance.on),
  );
  return anchorOf(record ?? state.report);
}

/** Where findings about the whole activity are shown. */
export function anchorOf(record: RecordFact): Pick<Problem, 'file' | 'span'> {
  return { file: record.file, span: record.anchor };
}

/** The controls that the evidence is judged by. */
export function controlsBeside(state: WindowState): readonly RelatedPlace[] {
  return [state.control, ...state.alsoOf].slice(0, 4).map((control) => ({
    file: control.file,
    span: control.anchor,
    message: `${control.id}: ${control.title}`,
  }));
}

/** `quarterly in 2025-04-01..2025-12-31`. */
export function askedOf(state: WindowState): string {
  return `${state.frequency} in ${windowText(state)}`;
}

export function windowText({ window }: WindowState): string {
  return `${window.start}..${window.end}`;
}
