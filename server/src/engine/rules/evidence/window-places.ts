import type { Performance } from '../../audit/evidence-times.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Problem, RelatedPlace, RuleContext } from '../rule.ts';
import type { WindowState } from './window-states.ts';

/** Where a performance is written: the day of its occurrence, else the record that was collected on that day. */
export function placeOf(
  performance: Performance,
  state: WindowState,
  context: RuleContext,
): Pick<Problem, 'file' | 'span'> {
  for (const record of state.evidence) {
    for (const { performedOn } of context.audit.occurrencesOf(record)) {
      if (performedOn?.value?.on === performance.on) return { file: record.file, span: performedOn.span };
    }
  }
  const collected = state.evidence.find(
    (record) => context.audit.timesOf(record).collectedOn === performance.on,
  );
  return anchorOf(collected ?? state.report);
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
