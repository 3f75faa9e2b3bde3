import type { Period } from '../../base/calendar/period.ts';
import { type Life, lengthOf } from './date-span.ts';

/**
 * Whether a control owes a unit that ends in the window: it is in force at the unit's end, and the unit in which it
 * starts is owed only if at least half of it is left.
 */
export function isOwed(unit: Period, life: Life): boolean {
  if (life.to !== undefined && life.to < unit.end) return false;
  if (life.from === undefined || life.from <= unit.start) return true;
  if (life.from > unit.end) return false;
  return lengthOf({ start: life.from, end: unit.end }) * 2 >= lengthOf(unit);
}
