import { addDays, daysBetween, type IsoDate } from '../../base/calendar/date.ts';
import type { State } from '../../protocol/state.ts';

/** Lead of a review that somebody has to find time for, in days. */
const LEAD = 30;

/**
 * Where something stands that is to be looked at again by a day: a risk, a contract, a vendor. `grace` is in days.
 * Undefined when no such day is known.
 */
export function reviewState(due: IsoDate | undefined, asOf: IsoDate, grace: number): State | undefined {
  if (due === undefined) return undefined;
  if (asOf > addDays(due, grace)) return 'stale';
  if (asOf > due) return 'due';
  return daysBetween(asOf, due) <= LEAD ? 'due-soon' : 'current';
}
