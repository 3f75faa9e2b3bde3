import { describe, expect, it } from 'vitest';
import { annexATopic } from '../../server/src/engine/frameworks/annex-a-topics.ts';
import { collision, predecessors } from '../../server/src/engine/frameworks/edition-2013.ts';
import {
  amendments,
  annexA,
  clauses,
  criteria,
  criterionCoverage,
  crosswalk,
  edition2013,
  explanations,
  notRelatedPairs,
  unmappedAnnexA,
} from '../../server/src/engine/frameworks/framework-data.ts';

function countBy<T>(rows: readonly T[], key: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}

const isoIds = new Set([...annexA.map((row) => row.id), ...clauses.map((row) => row.id)]);
const criterionIds = new Set(criteria.map((row) => row.id));

describe('framework data', () => {
  it('holds the 93 Annex A controls, 11 of them new in 2022', () => {
    expect(countBy(annexA, (row) => row.theme)).toEqual({
      organizational: 37,
      people: 8,
      physical: 14,
      technological: 34,
    });
    expect(annexA.filter((row) => row.newIn2022)).toHaveLength(11);
    expect(annexA.every((row) => annexATopic(row.id) !== undefined)).toBe(true);
  });

  it('holds the 61 criteria by category, COSO principles 1 to 17 once each', () => {
    expect(countBy(criteria, (row) => row.category)).toEqual({
      security: 33,
      availability: 3,
      confidentiality: 2,
      'processing-integrity': 5,
      privacy: 18,
    });
    const principles = criteria.flatMap((row) =>
      row.cosoPrinciple === undefined ? [] : [row.cosoPrinciple],
    );
    expect(principles.sort((a, b) => a - b)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
  });

  it('holds 34 clauses, 14 of which ask for documented information', () => {
    expect(clauses).toHaveLength(34);
    expect(clauses.filter((row) => row.documentedInformation).map((row) => row.id)).toEqual([
      '4.3',
      '5.2',
      '6.1.2',
      '6.1.3',
      '6.2',
      '7.2',
      '7.5.1',
      '8.1',
      '8.2',
      '8.3',
      '9.1',
      '9.2.2',
      '9.3.3',
      '10.2',
    ]);
  });

  it('holds 14 domains, 35 objectives and 114 controls of 2013, each with successors that exist', () => {
    expect(countBy(edition2013, (row) => row.level)).toEqual({ domain: 14, objective: 35, control: 114 });
    for (const row of edition2013) {
      expect(row.successors.length, row.id).toBeGreaterThan(0);
      for (const id of row.successors) expect(isoIds.has(id), `${row.id} -> ${id}`).toBe(true);
    }
  });

  it('gives every control that is not new at least one predecessor and new ones none', () => {
    for (const row of annexA) expect(predecessors(row.id).length === 0, row.id).toBe(row.newIn2022);
  });

  it('has 318 crosswalk rows between ids that exist, each pair once, with known words', () => {
    expect(crosswalk).toHaveLength(318);
    expect(new Set(crosswalk.map((row) => `${row.criterion} ${row.iso}`)).size).toBe(318);
    for (const row of crosswalk) {
      expect(criterionIds.has(row.criterion) && isoIds.has(row.iso), `${row.criterion} ${row.iso}`).toBe(
        true,
      );
      expect(['equal', 'subset-of', 'superset-of', 'intersects-with', 'no-relationship']).toContain(
        row.relationship,
      );
      expect(['near-complete', 'strong', 'partial']).toContain(row.coverage);
      expect(['consensus', 'article', 'single-source', 'editorial', 'pof-2022']).toContain(row.basis);
      expect(Number.isInteger(row.strength) && row.strength >= 1 && row.strength <= 10).toBe(true);
      expect(row.note.trim()).not.toBe('');
    }
  });

  it('maps every Annex A control or says why not', () => {
    const mapped = new Set(crosswalk.map((row) => row.iso));
    const unmapped = annexA.filter((row) => !mapped.has(row.id)).map((row) => row.id);
    expect(unmapped).toEqual(unmappedAnnexA.map((row) => row.id));
    expect(criterionCoverage.map((row) => row.criterion)).toEqual(criteria.map((row) => row.id));
  });

  it('never calls a mapped pair unrelated', () => {
    expect(notRelatedPairs).toHaveLength(15);
    const pairs = new Set(crosswalk.map((row) => `${row.criterion} ${row.iso}`));
    for (const row of notRelatedPairs) {
      expect(pairs.has(`${row.criterion} ${row.iso}`)).toBe(false);
      expect(criterionIds.has(row.criterion) && isoIds.has(row.iso)).toBe(true);
    }
  });

  it('knows the ids that changed their meaning between the editions', () => {
    expect(collision('A.8.2')?.successors).toEqual(['A.5.12', 'A.5.13', 'A.5.10']);
    expect(collision('10.1')).toEqual({
      id: '10.1',
      title2013: 'Nonconformity and corrective action',
      successors: ['10.2'],
    });
    expect(collision('10.2')?.successors).toEqual(['10.1']);
    expect(collision('A.5.2')).toBeUndefined();
    expect(amendments[0]?.clauses).toEqual(['4.1', '4.2']);
  });
});

describe('explanations', () => {
  const wanted = [
    ...criteria.map((row) => row.id),
    ...annexA.map((row) => row.id),
    ...clauses.filter((row) => row.documentedInformation).map((row) => row.id),
  ];
  const words = (text: string): number => text.split(/\s+/).length;

  it('exist for every criterion, Annex A control and documented-information clause', () => {
    expect(wanted.filter((id) => explanations[id] === undefined)).toEqual([]);
    const known = new Set([...criterionIds, ...isoIds]);
    expect(Object.keys(explanations).filter((id) => !known.has(id))).toEqual([]);
  });

  it('are short, and name only ids that exist', () => {
    for (const [id, entry] of Object.entries(explanations)) {
      expect(words(entry.means), id).toBeLessThanOrEqual(25);
      expect(words(entry.asks), id).toBeLessThanOrEqual(35);
      expect(words(entry.notHere ?? ''), id).toBeLessThanOrEqual(25);
      expect(
        Object.keys(entry).every((key) => ['means', 'asks', 'notHere'].includes(key)),
        id,
      ).toBe(true);
      const cited =
        `${entry.means} ${entry.asks} ${entry.notHere ?? ''}`.match(
          /\b(?:CC|A\.|A1|C1|PI1|P[1-8])[\d.]*\d/g,
        ) ?? [];
      for (const other of cited) {
        const group = criteria.some((row) => row.series === other) || /^A\.[5-8]$/.test(other);
        expect(group || criterionIds.has(other) || isoIds.has(other), `${id} names ${other}`).toBe(true);
      }
      expect(/\bcompliant\b/i.test(JSON.stringify(entry)), id).toBe(false);
    }
  });
});
