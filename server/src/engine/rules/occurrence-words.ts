import type { Occurrence } from '../audit/occurrence.ts';

/** How an occurrence is named in a sentence: by its period, else by the day it was performed. */
export function nameOf(occurrence: Occurrence): string {
  return occurrence.period?.text ?? occurrence.performedOn?.text ?? 'an occurrence';
}

/** `2025-Q2`, `2025-Q2 and 2025-Q3`, `2025-04, 2025-05 and 7 more`. */
export function namesOf(occurrences: readonly Occurrence[]): string {
  const names = occurrences.map(nameOf);
  if (names.length <= 3)
    return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
