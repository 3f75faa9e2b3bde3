import { builtInItems, groupMembers } from './built-in-items.ts';
import type { BuiltInFramework } from './framework-item.ts';
import { readShape } from './id-shape.ts';

const themeSizes: Readonly<Record<string, number>> = {
  'A.5': groupMembers('iso27001', 'A.5').length,
  'A.6': groupMembers('iso27001', 'A.6').length,
  'A.7': groupMembers('iso27001', 'A.7').length,
  'A.8': groupMembers('iso27001', 'A.8').length,
};

/**
 * Why an id that looks right does not exist, as one sentence: `CC9 ends at CC9.2.`, `A.8 has 34 controls.`, `chapter 9
 * ends at 9.3.3.` Undefined for a token without the shape of an id.
 */
export function explainUnknown(framework: BuiltInFramework, token: string): string | undefined {
  if (token.length > 400) return undefined;
  const shape = readShape(token.trim());
  if (shape === undefined) return undefined;
  const first = Number(shape.numbers[0]);
  if (shape.letters !== '' && (shape.letters !== 'A' || (framework === 'soc2' && first < 5))) {
    return explainCriterion(shape.letters, first);
  }
  if (shape.letters === 'A') return explainAnnexA(first, shape.numbers.length);
  return framework === 'soc2' ? explainCriterion('CC', first) : explainClause(first);
}

const seriesRanges: Readonly<Record<string, string>> = {
  CC: 'the common criteria are CC1 to CC9.',
  A: 'Availability has one series, A1.',
  C: 'Confidentiality has one series, C1.',
  PI: 'Processing integrity has one series, PI1.',
  P: 'Privacy has the series P1 to P8.',
};

function explainCriterion(letters: string, first: number): string | undefined {
  const series = `${letters}${first}`;
  const members = groupMembers('soc2', series);
  const last = members.at(-1);
  if (last === undefined) return seriesRanges[letters];
  return members.length === 1 ? `${series} has only ${last}.` : `${series} ends at ${last}.`;
}

function explainAnnexA(first: number, parts: number): string {
  const theme = `A.${first}`;
  const size = themeSizes[theme];
  if (parts > 2) return 'no edition of Annex A has that number.';
  if (size !== undefined) return `${theme} has ${size} controls.`;
  return 'Annex A of 2022 has the themes A.5 to A.8.';
}

function explainClause(chapter: number): string {
  const last = builtInItems('iso27001')
    .filter((item) => item.type === 'clause' && item.group === String(chapter))
    .at(-1);
  return last === undefined ? 'the clauses are 4.1 to 10.2.' : `chapter ${chapter} ends at ${last.id}.`;
}
