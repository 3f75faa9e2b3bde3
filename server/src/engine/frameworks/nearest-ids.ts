import { distance } from 'fastest-levenshtein';
import { builtInItem, builtInItems, groupMembers } from './built-in-items.ts';
import { successors } from './edition-2013.ts';
import type { BuiltInFramework } from './framework-item.ts';

/*
 * What was probably meant by an id that does not exist. Structure first: within a group that exists the number is
 * clamped, because CC9.3 is much likelier a miscount of CC9.2 than a typing error for CC8.3.
 */

const limit = 3;

/** The members of a group closest to a number, nearest first; at most three. */
function clampedIn(framework: BuiltInFramework, group: string, number: number): string[] {
  return groupMembers(framework, group)
    .map((id) => ({ id, gap: Math.abs(Number(id.slice(group.length + 1).split('.')[0]) - number) }))
    .sort((a, b) => a.gap - b.gap)
    .slice(0, limit)
    .map((entry) => entry.id);
}

function byDistance(candidates: readonly string[], token: string): string[] {
  return candidates
    .map((id) => ({ id, gap: distance(id, token) }))
    .filter((entry) => entry.gap <= 2)
    .sort((a, b) => a.gap - b.gap)
    .slice(0, limit)
    .map((entry) => entry.id);
}

/** Known criteria near one that does not exist. `series` and `number` are its parts: CC9 and 3 for CC9.3. */
export function nearestCriteria(
  series: string,
  number: number | undefined,
  written: string,
): readonly string[] {
  const structural = number === undefined ? [] : clampedIn('soc2', series, number);
  if (structural.length > 0) return structural;
  return byDistance(
    builtInItems('soc2').map((item) => item.id),
    written,
  );
}

/** Known Annex A controls near one that does not exist. `theme` is `A.8`. */
export function nearestAnnexA(theme: string, number: number | undefined, written: string): readonly string[] {
  const exact = number === undefined ? undefined : builtInItem('iso27001', `${theme}.${number}`);
  if (exact !== undefined) return [exact.id];
  // A.9.2.9 never existed, but A.9.2 did: what became of it is the best guess.
  const parent = successors(written.slice(0, written.lastIndexOf('.'))).slice(0, limit);
  if (parent.length > 0 && written.split('.').length > 3) return parent;
  const structural = number === undefined ? [] : clampedIn('iso27001', theme, number);
  if (structural.length > 0) return structural;
  return byDistance(groupMembers('iso27001', 'Annex A'), written);
}

/** Known clauses near one that does not exist: its parent first, then the closest of its chapter. */
export function nearestClauses(numbers: readonly number[]): readonly string[] {
  const [chapter, section] = numbers;
  if (chapter === undefined) return [];
  const parent = builtInItem('iso27001', numbers.slice(0, -1).join('.'));
  const inChapter = builtInItems('iso27001').filter((item) => item.group === String(chapter));
  const sections = inChapter
    .filter((item) => item.id.split('.').length === 2)
    .map((item) => ({ id: item.id, gap: Math.abs(Number(item.id.split('.')[1]) - (section ?? 1)) }))
    .sort((a, b) => a.gap - b.gap)
    .map((entry) => entry.id);
  return [...new Set([...(parent === undefined ? [] : [parent.id]), ...sections])].slice(0, limit);
}
