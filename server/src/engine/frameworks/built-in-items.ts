import { predecessors } from './edition-2013.ts';
import { amendments, annexA, clauses, criteria } from './framework-data.ts';
import type { BuiltInFramework, FrameworkItem } from './framework-item.ts';

const themeTitles: Readonly<Record<string, string>> = {
  'A.5': 'Organizational controls',
  'A.6': 'People controls',
  'A.7': 'Physical controls',
  'A.8': 'Technological controls',
};

function themeOf(id: string): string {
  return id.slice(0, 3);
}

function criterionItems(): FrameworkItem[] {
  return criteria.map((row) => ({
    framework: 'soc2',
    id: row.id,
    type: 'criterion',
    title: row.topic,
    group: row.series,
    groupTitle: row.seriesTitle,
    category: row.category,
    ...(row.cosoPrinciple === undefined ? {} : { cosoPrinciple: row.cosoPrinciple }),
  }));
}

function isoItems(): FrameworkItem[] {
  const amended = new Map<string, string>();
  for (const row of amendments) {
    for (const clause of row.clauses) amended.set(clause, `${row.amendment}: ${row.meaning}`);
  }
  const clauseItems = clauses.map((row): FrameworkItem => {
    const amendment = amended.get(row.id);
    return {
      framework: 'iso27001',
      id: row.id,
      type: 'clause',
      title: row.title,
      group: row.chapter,
      groupTitle: row.chapterTitle,
      documentedInformation: row.documentedInformation,
      ...(amendment === undefined ? {} : { amendment }),
    };
  });
  const controlItems = annexA.map((row): FrameworkItem => {
    const group = themeOf(row.id);
    return {
      framework: 'iso27001',
      id: row.id,
      type: 'annex-a',
      title: row.title,
      group,
      groupTitle: themeTitles[group] ?? '',
      category: row.theme,
      newIn2022: row.newIn2022,
      predecessors: predecessors(row.id),
    };
  });
  return [...clauseItems, ...controlItems];
}

const itemsOf: Readonly<Record<BuiltInFramework, readonly FrameworkItem[]>> = {
  soc2: criterionItems(),
  iso27001: isoItems(),
};

const indexOf: Readonly<Record<BuiltInFramework, ReadonlyMap<string, FrameworkItem>>> = {
  soc2: new Map(itemsOf.soc2.map((item) => [item.id, item])),
  iso27001: new Map(itemsOf.iso27001.map((item) => [item.id, item])),
};

/** True for the keys of the frameworks that ship. */
export function isBuiltIn(framework: string): framework is BuiltInFramework {
  return framework === 'soc2' || framework === 'iso27001';
}

/** All items of a shipped framework in their official order; for ISO 27001 the clauses come before Annex A. */
export function builtInItems(framework: BuiltInFramework): readonly FrameworkItem[] {
  return itemsOf[framework];
}

/** An item of a shipped framework by its canonical id. */
export function builtInItem(framework: BuiltInFramework, id: string): FrameworkItem | undefined {
  return indexOf[framework].get(id);
}

/** The part of a group of items that a single citation can name: leaf clauses, criteria, Annex A controls. */
const leafClauses: ReadonlySet<string> = new Set(clauses.filter((row) => row.leaf).map((row) => row.id));

/** Groups of groups. A map, because group names can be any text. */
const superGroups = new Map<string, { title: string; holds: (item: FrameworkItem) => boolean }>([
  ['CC', { title: 'Common criteria', holds: (item) => item.category === 'security' }],
  ['P', { title: 'Privacy', holds: (item) => item.category === 'privacy' }],
  ['Annex A', { title: 'Annex A', holds: (item) => item.type === 'annex-a' }],
]);

const memberCache = new Map<string, readonly string[]>();

/**
 * The ids of a group in order: a series (`CC6`, `P4`, and `P` or `CC` for all of them), a theme (`A.5`), `Annex A`, or a
 * chapter (`9`: its clauses without those that only hold sub-clauses). Empty for a group that does not exist.
 */
export function groupMembers(framework: BuiltInFramework, group: string): readonly string[] {
  const key = `${framework} ${group}`;
  const cached = memberCache.get(key);
  if (cached !== undefined) return cached;
  const wide = superGroups.get(group);
  const members = itemsOf[framework]
    .filter((item) => (wide === undefined ? item.group === group : wide.holds(item)))
    .filter((item) => item.type !== 'clause' || leafClauses.has(item.id))
    .map((item) => item.id);
  // Only groups that exist are kept: the argument can be any text.
  if (members.length > 0) memberCache.set(key, members);
  return members;
}

/** The title of a series, theme or chapter in our words; undefined for a group that does not exist. */
export function builtInGroupTitle(framework: BuiltInFramework, group: string): string | undefined {
  if (groupMembers(framework, group).length === 0) return undefined;
  return superGroups.get(group)?.title ?? itemsOf[framework].find((item) => item.group === group)?.groupTitle;
}
