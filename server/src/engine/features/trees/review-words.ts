import type { State } from '../../../protocol/state.ts';
import { dayText } from '../words/day-words.ts';

/** `review 15 Sep 2026`, `! review was due 15 Sep 2025`: the sign says what the colour says. */
export function reviewText(
  what: string,
  due: string | undefined,
  state: State | undefined,
): string | undefined {
  if (due === undefined || state === 'not-owed') return undefined;
  if (state === 'stale') return `! ${what} was due ${dayText(due)}`;
  if (state === 'due') return `◆ ${what} was due ${dayText(due)}`;
  return `${state === 'due-soon' ? '◇ ' : ''}${what} ${dayText(due)}`;
}
