import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../../server/src/engine/features/matrix/matrix.ts';
import { CONTROL, cellIn, engineOf, idsIn, matrixIn, REVIEW } from './workspace.ts';

const FILES = { 'a.yaml': CONTROL, 'b.yaml': REVIEW };
const CROSSWALK = (rows: string, rest = '') =>
  `kind: crosswalk\nid: XW-1\ntitle: Ours\nsource: {framework: soc2}\ntarget: {framework: iso27001}\n${rest}mappings:\n${rows}`;
const FRAMEWORK = `kind: framework
id: customer
title: Customer addendum
requirements:
  - {id: C-1, title: Reviews, maps_to: {soc2: [CC6.2]}}
  - {id: C-2, title: Other}
`;

describe('the matrix', () => {
  it('shows in a cell the controls that cite both items and the artifacts that support them', () => {
    const matrix = matrixIn(engineOf(FILES));
    const cell = cellIn(matrix, 'CC6.2', 'A.5.18');
    expect(idsIn(matrix, cell?.controls)).toEqual(['AC-001']);
    expect(idsIn(matrix, cell?.evidence)).toEqual(['EV-001']);
    expect(cell?.state).toBe('current');
    expect(cell?.gap).toBeUndefined();
    expect(matrix.frame).toEqual({
      asOf: '2026-01-12',
      origin: 'pinned',
      window: { start: '2025-04-01', end: '2025-12-31' },
    });
    expect(matrix.records[cell?.evidence[0] ?? -1]).toEqual({
      id: 'EV-001',
      title: 'Review',
      kind: 'evidence',
      owner: 'role:it',
      state: 'current',
      place: { file: 'b.yaml', offset: REVIEW.indexOf('EV-001') },
    });
  });

  it('gives its axes in the order of the frameworks, with groups and the numbers of each line', () => {
    const matrix = matrixIn(engineOf(FILES));
    expect(matrix.rows.items[0]?.id).toBe('CC1.1');
    expect(matrix.rows.groups[0]).toMatchObject({ id: 'CC1' });
    expect(matrix.columns.groups.map(({ id }) => id)).toContain('A.5');
    expect(matrix.rows.items.find(({ id }) => id === 'CC6.2')).toMatchObject({
      inScope: true,
      controls: 1,
      evidence: 1,
      state: 'current',
    });
    expect(matrix.rows.items.find(({ id }) => id === 'P1.1')).toMatchObject({
      inScope: false,
      state: 'not-owed',
    });
  });

  it('has cells in order of row and column, and the numbers of a line are its cells', () => {
    const matrix = matrixIn(engineOf(FILES));
    const order = matrix.cells.map(({ row, column }) => row * 1000 + column);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const [at, item] of matrix.rows.items.entries())
      expect(item.gaps).toBe(matrix.cells.filter(({ row, gap }) => row === at && gap).length);
    for (const [at, item] of matrix.columns.items.entries())
      expect(item.gaps).toBe(matrix.cells.filter(({ column, gap }) => column === at && gap).length);
  });

  it('can be turned round', () => {
    const engine = engineOf(FILES);
    const there = matrixIn(engine);
    const turned = matrixIn(engine, 'iso27001', 'soc2');
    expect(turned.rows.items.map(({ id }) => id)).toEqual(there.columns.items.map(({ id }) => id));
    const flip = there.cells.map(({ row, column, ...rest }) => [
      column,
      row,
      rest.gap,
      rest.state,
      rest.coverage,
    ]);
    expect(
      turned.cells.map(({ row, column, ...rest }) => [row, column, rest.gap, rest.state, rest.coverage]),
    ).toEqual(flip.sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])));
  });

  it('shows Annex A, clauses and custom frameworks on either axis', () => {
    const engine = engineOf({ ...FILES, 'framework.yaml': FRAMEWORK });
    expect(matrixIn(engine, 'soc2', 'annex-a').columns.items).toHaveLength(93);
    const clauses = matrixIn(engine, 'clauses', 'annex-a');
    expect(clauses.rows.items.every(({ id }) => /^\d/.test(id))).toBe(true);
    const custom = matrixIn(engine, 'customer', 'soc2');
    expect(custom.choices.at(-1)).toEqual({ id: 'customer', title: 'Customer addendum' });
    expect(custom.rows.items.map(({ id }) => id)).toEqual(['C-1', 'C-2']);
    expect(cellIn(custom, 'C-1', 'CC6.2')).toMatchObject({ coverage: 'partial', controls: [], evidence: [] });
    expect(matrixIn(engine, 'soc2', 'ISO/IEC 27001:2022').columns.framework.id).toBe('iso27001');
  });

  it('marks a gap where the crosswalk expects a pair in scope that nothing supports, and only there', () => {
    const matrix = matrixIn(engineOf({ 'a.yaml': CONTROL }));
    expect(cellIn(matrix, 'CC6.2', 'A.5.18')).toMatchObject({ gap: true, state: 'unevidenced' });
    const partial = matrix.cells.filter(({ coverage }) => coverage === 'partial');
    expect(partial.length).toBeGreaterThan(10);
    expect(partial.filter(({ gap }) => gap)).toEqual([]);
    // Nobody expects these: they are no lack, and do not read as one.
    expect(partial.filter(({ state, related }) => state === 'unevidenced' || related !== true)).toEqual([]);
    const outside = matrix.cells.filter(({ row }) => matrix.rows.items[row]?.inScope === false);
    expect(outside.length).toBeGreaterThan(10);
    expect(outside.filter(({ gap }) => gap)).toEqual([]);
    expect(cellIn(matrixIn(engineOf(FILES)), 'CC6.2', 'A.5.18')?.gap).toBeUndefined();
  });

  it('marks a gap where only a retired control ever supported the pair', () => {
    const retired = CONTROL.replace('kind: control\n', 'kind: control\nstatus: retired\n');
    expect(retired).not.toBe(CONTROL);
    const cell = cellIn(matrixIn(engineOf({ ...FILES, 'a.yaml': retired })), 'CC6.2', 'A.5.18');
    expect(cell).toMatchObject({ gap: true, state: 'unevidenced', controls: [], evidence: [] });
  });

  it('marks a cell that policies and design documents alone support', () => {
    const document = REVIEW.replace('access-review', 'policy').replace(
      /occurrences:[\s\S]*/,
      'approved_on: 2025-05-05\n',
    );
    expect(
      cellIn(
        matrixIn(engineOf({ 'a.yaml': CONTROL.replace('frequency: quarterly\n', ''), 'b.yaml': document })),
        'CC6.2',
        'A.5.18',
      )?.state,
    ).toBe('policy-only');
    const policy = 'kind: policy\nid: POL-1\ntitle: Access\nsatisfies: {soc2: [CC6.2], iso27001: [A.5.18]}\n';
    const matrix = matrixIn(engineOf({ 'a.yaml': CONTROL, 'p.yaml': policy }));
    const cell = cellIn(matrix, 'CC6.2', 'A.5.18');
    expect(cell).toMatchObject({ state: 'policy-only', gap: true });
    expect(idsIn(matrix, cell?.evidence)).toEqual(['POL-1']);
  });

  it('takes coverage from the workspace where it says so, and shows that sources disagree', () => {
    const rows = '  - {source: CC6.2, target: A.5.18, relationship: equal, coverage: partial}\n';
    const cell = cellIn(matrixIn(engineOf({ ...FILES, 'x.yaml': CROSSWALK(rows) })), 'CC6.2', 'A.5.18');
    expect(cell).toMatchObject({ coverage: 'partial', dissent: true });
    expect(cellIn(matrixIn(engineOf(FILES)), 'CC6.2', 'A.5.18')?.dissent).toBeUndefined();
    const draft = CROSSWALK(rows, 'status: draft\n');
    expect(
      cellIn(matrixIn(engineOf({ ...FILES, 'x.yaml': draft })), 'CC6.2', 'A.5.18')?.dissent,
    ).toBeUndefined();
  });

  it('expects nothing where the workspace says that a pair is not related, or that an item has no counterpart', () => {
    const denied = '  - {source: CC6.2, target: A.5.18, relationship: no-relationship}\n';
    const cell = cellIn(matrixIn(engineOf({ 'x.yaml': CROSSWALK(denied) })), 'CC6.2', 'A.5.18');
    expect(cell).toMatchObject({ dissent: true });
    expect(cell?.gap).toBeUndefined();
    expect(cell?.coverage).toBeUndefined();
    const gaps = `${CROSSWALK('')}gaps:\n  - {source: CC6.2, note: Ours is not like theirs}\n`.replace(
      'mappings:\n',
      '',
    );
    const matrix = matrixIn(engineOf({ 'x.yaml': gaps }));
    const row = matrix.cells.filter(({ row: at }) => matrix.rows.items[at]?.id === 'CC6.2');
    expect(row.length).toBeGreaterThan(0);
    expect(row.every(({ dissent, gap }) => dissent === true && gap === undefined)).toBe(true);
  });

  it('shows pairs that only a row of a crosswalk puts together', () => {
    const rows = '  - {source: CC1.1, target: A.8.34, evidence: [EV-001]}\n';
    const matrix = matrixIn(engineOf({ ...FILES, 'x.yaml': CROSSWALK(rows) }));
    expect(idsIn(matrix, cellIn(matrix, 'CC1.1', 'A.8.34')?.evidence)).toEqual(['EV-001']);
    const turned = matrixIn(engineOf({ ...FILES, 'x.yaml': CROSSWALK(rows) }), 'annex-a', 'soc2');
    expect(idsIn(turned, cellIn(turned, 'A.8.34', 'CC1.1')?.evidence)).toEqual(['EV-001']);
  });

  it('shows the rest of a crosswalk that is half written', () => {
    const half = `${CROSSWALK('  - {source: CC1.1, target: A.8.34, evidence: [EV-001]}\n')}  - source: CC6.2\n    target:\n  - {source: [CC6`;
    const matrix = matrixIn(engineOf({ ...FILES, 'x.yaml': half }));
    expect(cellIn(matrix, 'CC6.2', 'A.5.18')?.state).toBe('current');
    expect(matrix.rows.items.length).toBeGreaterThan(50);
  });

  it('names no framework that is not there', () => {
    const answer = matrixOf(engineOf(FILES), { rows: 'soc2', columns: 'nist' });
    expect(answer).toEqual({
      type: 'none',
      reason: 'unknown-framework',
      message:
        'No framework here is called nist. Choose another axis, or define it in a record of kind framework.',
    });
    expect(matrixOf(engineOf(FILES), { rows: '__proto__' })).toMatchObject({ type: 'none' });
    expect(matrixOf(engineOf(FILES), { rows: 'x'.repeat(10_000) })).toMatchObject({ type: 'none' });
  });

  it('is there without any record, and while files are still being read', () => {
    const empty = matrixIn(engineOf({}));
    expect(empty.records).toEqual([]);
    expect(empty.cells.every(({ controls, evidence }) => controls.length + evidence.length === 0)).toBe(true);
    expect(matrixIn(engineOf(FILES, { incomplete: true })).complete).toBe(false);
  });

  it('cuts hostile titles and keeps their ids', () => {
    const title = '"<script>alert(1)</script>]]>\\u202e =HYPERLINK(1)"';
    const hostile = CONTROL.replace('Access is reviewed', title).replace('AC-001', '"=1+1]]><b>"');
    const long = REVIEW.replace('Review', 'x'.repeat(10_000)).replace('AC-001', '"=1+1]]><b>"');
    const matrix = matrixIn(engineOf({ 'a.yaml': hostile, 'b.yaml': long }));
    const [control, evidence] = matrix.records;
    expect(control?.id).toBe('=1+1]]><b>');
    expect(control?.title).not.toContain('\u202e');
    expect(evidence?.title.length).toBeLessThanOrEqual(200);
  });

  it('stays quick with a custom framework of 1,200 requirements', () => {
    const requirements = Array.from(
      { length: 1200 },
      (_, n) => `  - {id: Q-${n}, title: Requirement ${n}, maps_to: {iso27001: [A.5.${1 + (n % 37)}]}}\n`,
    );
    const controls = Array.from(
      { length: 300 },
      (_, n) =>
        `  - {id: K-${n}, title: C ${n}, satisfies: {big: [Q-${n * 4}, Q-${n * 4 + 1}], iso27001: [A.8.${1 + (n % 34)}]}}\n`,
    );
    const engine = engineOf({
      'f.yaml': `kind: framework\nid: big\ntitle: Big\nrequirements:\n${requirements.join('')}`,
      'c.yaml': `controls:\n${controls.join('')}`,
    });
    const matrix = matrixIn(engine, 'big', 'iso27001');
    expect(matrix.rows.items).toHaveLength(1200);
    expect(matrix.cells.filter(({ controls: own }) => own.length > 0)).toHaveLength(600);
    expect(matrix.cells.filter(({ coverage }) => coverage === 'partial').length).toBeGreaterThanOrEqual(1200);
  });
});
