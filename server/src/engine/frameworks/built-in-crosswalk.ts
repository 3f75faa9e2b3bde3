import { builtInItem, groupMembers } from './built-in-items.ts';
import {
  type CrosswalkRow,
  criterionCoverage,
  crosswalk,
  notRelatedPairs,
  unmappedAnnexA,
} from './framework-data.ts';
import type { Counterpart, Coverage, Relationship } from './framework-item.ts';

const coverageRank: Readonly<Record<Coverage, number>> = { partial: 0, strong: 1, 'near-complete': 2 };

/** Reads a relationship from the other side. */
export function mirrored(relationship: Relationship): Relationship {
  if (relationship === 'subset-of') return 'superset-of';
  if (relationship === 'superset-of') return 'subset-of';
  return relationship;
}

/** Strongest first; equal strength by coverage; otherwise the order of the data. */
export function byStrength(a: Counterpart, b: Counterpart): number {
  return b.strength - a.strength || coverageRank[b.coverage] - coverageRank[a.coverage];
}

function seenFrom(side: 'criterion' | 'iso', row: CrosswalkRow): Counterpart {
  return {
    framework: side === 'criterion' ? 'iso27001' : 'soc2',
    id: side === 'criterion' ? row.iso : row.criterion,
    relationship: side === 'criterion' ? row.relationship : mirrored(row.relationship),
    strength: row.strength,
    coverage: row.coverage,
    basis: row.basis,
    note: row.note,
  };
}

const counterpartsOf = new Map<string, Counterpart[]>();
const pairs = new Map<string, CrosswalkRow>();

function add(key: string, counterpart: Counterpart): void {
  const list = counterpartsOf.get(key);
  if (list === undefined) counterpartsOf.set(key, [counterpart]);
  else list.push(counterpart);
}

for (const row of crosswalk) {
  add(`soc2 ${row.criterion}`, seenFrom('criterion', row));
  add(`iso27001 ${row.iso}`, seenFrom('iso', row));
  pairs.set(`${row.criterion} ${row.iso}`, row);
}
for (const list of counterpartsOf.values()) list.sort(byStrength);

const notRelatedReasons = new Map(notRelatedPairs.map((row) => [`${row.criterion} ${row.iso}`, row.reason]));
const unmappedReasons = new Map(unmappedAnnexA.map((row) => [row.id, row.reason]));
const coverageOf = new Map(criterionCoverage.map((row) => [row.criterion, row]));

/** Counterparts of a shipped item in the other shipped framework, strongest first. Groups have none. */
export function builtInCounterparts(framework: string, id: string): readonly Counterpart[] {
  return counterpartsOf.get(`${framework} ${id}`) ?? [];
}

/** The reason when a pair is often claimed and not related. */
export function notRelated(criterion: string, iso: string): string | undefined {
  return notRelatedReasons.get(`${criterion} ${iso}`);
}

/** Why an Annex A control has no criterion. */
export function unmapped(annexA: string): string | undefined {
  return unmappedReasons.get(annexA);
}

/** Whether a pair's coverage is strong or near-complete. */
export function isStrongPair(criterion: string, iso: string): boolean {
  const row = pairs.get(`${criterion} ${iso}`);
  return row !== undefined && row.coverage !== 'partial';
}

/** How much of one criterion ISO 27001 as a whole covers. */
export function coverageOfCriterion(criterion: string): { coverage: Coverage; note: string } | undefined {
  const row = coverageOf.get(criterion);
  return row === undefined ? undefined : { coverage: row.coverage, note: row.note };
}

/** The lower median of a series' criteria: a series may not sound better than half of what it holds. */
export function seriesCoverage(series: string): Coverage | undefined {
  const words = groupMembers('soc2', series)
    .map((id) => coverageOf.get(id)?.coverage)
    .filter((word) => word !== undefined)
    .sort((a, b) => coverageRank[a] - coverageRank[b]);
  return words[Math.floor((words.length - 1) / 2)];
}

/** True when an id is an item of either shipped framework. */
export function isBuiltInId(id: string): boolean {
  return builtInItem('soc2', id) !== undefined || builtInItem('iso27001', id) !== undefined;
}
