import { describe, expect, test } from 'vitest';
import { fileDecorations } from '../../../server/src/engine/features/decorations/file-decorations.ts';
import { treeCounts, treeNodes } from '../../../server/src/engine/features/trees/tree.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';
import { smallCompany } from './small-company.ts';
import { childrenOf, treeLines } from './tree-lines.ts';

/** The lines of one group of a tree. */
function group(lines: readonly string[], label: string): string[] {
  const from = lines.findIndex((line) => line.startsWith(label));
  const length = lines.slice(from + 1).findIndex((line) => !line.startsWith(' '));
  return lines.slice(from, length < 0 ? undefined : from + 1 + length);
}

describe('evidence due', () => {
  test('moves from later over 30 and 7 days to overdue as the day comes', () => {
    const periodOn = (day: string): string | undefined =>
      treeNodes(smallCompany(day), 'evidence-due', undefined).find(({ description }) => description === '1')
        ?.label;
    expect(periodOn('2026-01-12')).toBe('Later');
    expect(periodOn('2026-03-01')).toBe('Within 30 days');
    expect(periodOn('2026-03-24')).toBe('Within 7 days');
    expect(periodOn('2026-03-31')).toBe('Within 7 days');
    expect(periodOn('2026-04-01')).toBe('Overdue');
  });

  test('says by how much it is overdue, and for which control', () => {
    expect(group(treeLines(smallCompany('2026-06-01'), 'evidence-due'), 'Overdue')).toEqual([
      'Overdue | 1',
      '  EV-001 Access review | ✗ Missed · 31 Mar 2026, 62 days overdue · AC-001',
    ]);
  });

  test('names a series of records once', () => {
    const record = (month: string): string =>
      `kind: evidence\nid: EV-${month}\ntitle: Review of the quarter\ntype: access-review\ncontrols: [AC-1]\n` +
      `occurrences: [{performed_on: 2025-${month}-15}]\n`;
    const files = new Map([
      ['controls/AC-1.yaml', 'kind: control\nid: AC-1\ntitle: A\nstatus: operating\nfrequency: quarterly\n'],
      ['evidence/EV-06.yaml', record('06')],
      ['evidence/EV-09.yaml', record('09')],
    ]);
    const lines = treeLines(engineFor(files), 'evidence-due');
    expect(lines.filter((line) => line.includes('Review of the quarter'))).toEqual([
      expect.stringContaining('EV-09'),
    ]);
  });
});

describe('gaps', () => {
  const lines = treeLines(smallCompany(), 'gaps');

  test('name each missed occurrence', () => {
    expect(group(lines, 'Missed occurrences')).toEqual([
      'Missed occurrences | 1',
      '  AC-001 2025-Q3 | ✗ Missed · Access is reviewed',
    ]);
  });

  test('name what leads nowhere, with the file', () => {
    expect(group(lines, 'Broken references')).toEqual([
      'Broken references | 1',
      '  AC-404 | risks/R-001.yaml',
    ]);
  });

  test('count the items that nothing covers as the standings do', () => {
    const engine = smallCompany();
    const open = ['soc2', 'iso27001'].reduce(
      (sum, id) => sum + engine.standings.asked(id).size - engine.standings.covered(id).size,
      0,
    );
    expect(lines[0]).toBe(`Items that nothing covers | ${open}`);
    expect(lines).toContain(
      '  CC8.1 Changes are approved, built, tested and released under control | not covered · SOC 2',
    );
  });

  test('name a pair that the crosswalk expects, and not one that evidence supports', () => {
    const pairs = group(lines, 'Expected pairs').join('\n');
    expect(pairs).toContain('CC6.3 × A.5.18');
    expect(pairs).not.toContain('CC6.2 × A.5.18 ');
  });

  test('of a pair lead to its cell of the matrix', () => {
    const engine = smallCompany();
    const node = treeNodes(engine, 'gaps', undefined).find(({ subject }) => subject === 'pairs');
    const [pair] = node === undefined ? [] : childrenOf(engine, 'gaps', node);
    expect(pair?.row).toMatch(/^[A-Z]/);
    expect(pair?.column).toMatch(/^(A\.)?\d/);
  });
});

describe('risks', () => {
  test('stand under their treatment with level, owner and review', () => {
    expect(treeLines(smallCompany(), 'risks')).toEqual([
      'Mitigate | 1 · 1 review overdue',
      '  R-001 A leaver keeps access | 16 → 8 · role:it-lead · ! review was due 15 Sep 2025',
      'No treatment yet | 1',
      '  R-002 A key leaks | ? → 12',
    ]);
  });
});

describe('vendors', () => {
  test('stand under their tier with what is due', () => {
    expect(treeLines(smallCompany(), 'vendors')).toEqual([
      'Critical | 1',
      '  VEN-1 Host | contract review 20 May 2026 · look 3 Mar 2026',
      'Ended | 1',
      '  VEN-2 Coffee | ',
    ]);
    expect(treeLines(smallCompany('2026-08-01'), 'vendors')[1]).toBe(
      '  VEN-1 Host | ! contract review was due 20 May 2026 · ! look was due 3 Mar 2026',
    );
  });
});

describe('what wants somebody', () => {
  test('is what is overdue, missed or broken', () => {
    expect(treeCounts(smallCompany())).toEqual({
      controls: 0,
      'evidence-due': 0,
      gaps: 2,
      risks: 1,
      vendors: 0,
    });
    expect(treeCounts(smallCompany('2026-08-01'))).toMatchObject({ 'evidence-due': 1, risks: 1, vendors: 2 });
  });
});

describe('marks of files', () => {
  test('are given to files with a missed or broken record, and to no others', () => {
    expect(fileDecorations(smallCompany())).toEqual([
      { file: 'controls/AC-001.yaml', badge: '✗', state: 'missed', tooltip: 'AC-001: missed' },
      { file: 'evidence/EV-001.yaml', badge: '✗', state: 'missed', tooltip: 'EV-001: missed' },
      { file: 'risks/R-001.yaml', badge: '?', state: 'broken', tooltip: 'No control has the id AC-404.' },
    ]);
  });

  test('say the worst of a file, and name each record of it', () => {
    const { files } = readFixture(`
      //- evidence/all.yaml
      evidence:
        - {id: EV-1, title: A, type: test, frequency: monthly, occurrences: [{performed_on: 2025-02-01}]}
        - {id: EV-2, title: B, type: test, valid_until: 2025-06-30, valid_from: 2024-07-01}
        - {id: EV-3, title: C, type: test, frequency: annual, occurrences: [{performed_on: 2025-12-01}]}
    `);
    expect(fileDecorations(engineFor(files))).toEqual([
      { file: 'evidence/all.yaml', badge: '⊘', state: 'expired', tooltip: 'EV-1: stale\nEV-2: expired' },
    ]);
  });
});
