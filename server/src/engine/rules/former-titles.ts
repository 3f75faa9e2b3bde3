import { edition2013 } from '../frameworks/framework-data.ts';
import { contentStems, stems } from '../frameworks/label-words.ts';

/** What the full title of a 2013 control means today. */
export interface FormerTitle {
  readonly title: string;
  readonly successors: readonly string[];
}

/** Titles by their stems. A title that two controls shared means nothing certain and is left out. */
const BY_TITLE = byTitle();

function byTitle(): ReadonlyMap<string, FormerTitle> {
  const titles = new Map<string, FormerTitle>();
  const shared = new Set<string>();
  for (const { level, title, successors } of edition2013) {
    if (level !== 'control' || contentStems(title).size < 2) continue;
    const key = stems(title).join(' ');
    if (titles.has(key)) shared.add(key);
    titles.set(key, { title, successors });
  }
  for (const key of shared) titles.delete(key);
  return titles;
}

/** The 2013 control of which a label is the full title; undefined for every other text. */
export function formerTitle(label: string): FormerTitle | undefined {
  return BY_TITLE.get(stems(label).join(' '));
}
