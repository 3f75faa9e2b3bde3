import { describe, expect, it } from 'vitest';
import { cellDetail } from '../../../server/src/engine/features/matrix/cell-detail.ts';
import type { CellDetail } from '../../../server/src/protocol/matrix.ts';
import { CONTROL, engineOf, REVIEW } from './workspace.ts';

function detail(
  files: Readonly<Record<string, string>>,
  row = 'CC6.2',
  column = 'A.5.18',
  axes = { rows: 'soc2', columns: 'iso27001' },
): CellDetail {
  const found = cellDetail(engineOf(files), { ...axes, row, column });
  if (found === undefined) throw new Error('no such cell');
  return found;
}

const CROSSWALK = `kind: crosswalk
id: XW-1
title: Ours
source: {framework: soc2}
target: {framework: iso27001}
mappings:
  - source: CC6.2
    target: A.5.18
    relationship: superset-of
    strength: 9
    coverage: strong
    note: SOC 2 also wants <b>movers</b>
`;

describe('the detail of a cell', () => {
  it('names the controls with what they did, and the artifacts with owner, frequency and days', () => {
    const found = detail({ 'a.yaml': CONTROL, 'b.yaml': REVIEW });
    expect(found.controls).toEqual([
      {
        id: 'AC-001',
        title: 'Access is reviewed',
        owner: 'role:it',
        state: 'current',
        words: '3 of 3 in the window',
        place: { file: 'a.yaml', offset: CONTROL.indexOf('AC-001') },
      },
    ]);
    expect(found.evidence).toEqual([
      {
        id: 'EV-001',
        title: 'Review',
        kind: 'evidence',
        type: 'access-review',
        owner: 'role:it',
        frequency: 'quarterly',
        lastOccurrence: '2025-12-09',
        nextDue: '2026-03-31',
        state: 'current',
        place: { file: 'b.yaml', offset: REVIEW.indexOf('EV-001') },
      },
    ]);
    expect(found.candidates).toEqual([]);
  });

  it('gives what every source says of the pair, each with its place', () => {
    const found = detail({ 'x.yaml': CROSSWALK });
    expect(found.claims.map(({ source }) => source)).toEqual(['Tickmark', 'XW-1']);
    expect(found.claims[0]).toMatchObject({ relationship: expect.any(String), strength: expect.any(Number) });
    expect(found.claims[1]).toEqual({
      source: 'XW-1',
      relationship: 'superset-of',
      strength: 9,
      coverage: 'strong',
      note: 'SOC 2 also wants <b>movers</b>',
      place: { file: 'x.yaml', offset: CROSSWALK.indexOf('source: CC6.2') },
    });
    expect(found.gap).toBe(true);
  });

  it('reads a relationship from the row to the column, whichever stands on which axis', () => {
    const turned = detail({ 'x.yaml': CROSSWALK }, 'A.5.18', 'CC6.2', { rows: 'annex-a', columns: 'soc2' });
    expect(turned.claims[1]?.relationship).toBe('subset-of');
  });

  it('says why a pair is often taken for related, and that a row which claims it disagrees', () => {
    const engine = engineOf({});
    const pair = engine.catalogue
      .items('soc2')
      .flatMap(({ id: row }) => engine.catalogue.items('iso27001').map(({ id: column }) => ({ row, column })))
      .find(({ row, column }) => engine.catalogue.notRelated(row, column) !== undefined);
    if (pair === undefined) throw new Error('no such pair');
    const claims = CROSSWALK.replace('CC6.2', pair.row).replace('A.5.18', `"${pair.column}"`);
    expect(detail({}, pair.row, pair.column)).toMatchObject({
      notRelated: expect.any(String),
      dissent: false,
    });
    expect(detail({ 'x.yaml': claims }, pair.row, pair.column).dissent).toBe(true);
  });

  it('offers the controls that cite one of the two', () => {
    const one = CONTROL.replace('AC-001', 'AC-002').replace('iso27001: [A.5.18]', 'iso27001: [A.8.1]');
    const found = detail({ 'a.yaml': CONTROL, 'c.yaml': one });
    expect(found.candidates.map(({ id }) => id)).toEqual(['AC-002']);
  });

  it('says of a pair that the crosswalk calls partial that it is related, and of none that it lacks evidence', () => {
    const found = detail({}, 'CC1.1', 'A.5.1');
    expect(found).toMatchObject({ state: 'not-owed', related: true, gap: false });
    expect(found.markdown).toContain('Related only. As of');
    expect(detail({ 'a.yaml': CONTROL }).related).toBeUndefined();
  });

  it('is there for a pair that nobody speaks of, and not for an id that is none', () => {
    expect(detail({}, 'CC1.1', 'A.8.34')).toMatchObject({
      state: 'not-owed',
      gap: false,
      claims: [],
      controls: [],
      evidence: [],
    });
    expect(detail({}, 'CC1.1', 'A.8.34').markdown).toContain('Not related. As of');
    const engine = engineOf({});
    const axes = { rows: 'soc2', columns: 'iso27001' };
    expect(cellDetail(engine, { ...axes, row: 'CC9.9', column: 'A.5.18' })).toBeUndefined();
    expect(
      cellDetail(engine, { rows: 'none', columns: 'soc2', row: 'CC6.1', column: 'CC6.2' }),
    ).toBeUndefined();
  });

  it('writes Markdown in which the words of records are text', () => {
    const title = '"[x](command:evil) <img src=x> **b** ]]> | =1+1"';
    const control = CONTROL.replace('Access is reviewed', title).replace('role:it', '"<script>"');
    const found = detail({ 'a.yaml': control, 'b.yaml': REVIEW, 'x.yaml': CROSSWALK });
    expect(found.markdown).toContain('### CC6.2 × A.5.18');
    expect(found.markdown).toContain('Current; sources disagree. As of 12 Jan 2026.');
    expect(found.markdown).toContain('\\[x\\]');
    const unescaped = found.markdown.replace(/\\./g, '');
    expect(unescaped).not.toMatch(/[<>[\]|]/);
    expect(unescaped.match(/\*\*\w+\*\*/g)).toEqual(['**Crosswalk**', '**Controls**', '**Evidence**']);
    expect(found.markdown.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(4);
  });
});
