import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { type CellEdit, cellEdit } from '../../../server/src/engine/features/matrix/cell-edit.ts';
import { applyEdits } from '../../../server/src/engine/syntax/edit-places.ts';
import type { CellEditParams } from '../../../server/src/protocol/matrix.ts';
import { CONTROL, cellIn, engineOf, idsIn, matrixIn, REVIEW } from './workspace.ts';

const PAIR = { rows: 'soc2', columns: 'iso27001', row: 'CC6.2', column: 'A.5.18' };

function edit(
  engine: Engine,
  wish: CellEditParams['edit'],
  pair: Omit<CellEditParams, 'edit'> = PAIR,
): Extract<CellEdit, { type: 'edit' }> {
  const found = cellEdit(engine, { ...pair, edit: wish }, (file) => engine.facts(file) !== undefined);
  if (found?.type !== 'edit') throw new Error(found?.message ?? 'no such cell');
  return found;
}

/** Makes the edit and gives the texts of the files that it wrote. */
function make(engine: Engine, found: Extract<CellEdit, { type: 'edit' }>): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const { file, text } of found.create) written.set(file, text);
  for (const file of new Set(found.edits.map((each) => each.file)))
    written.set(
      file,
      applyEdits(
        engine.text(file),
        found.edits.filter((each) => each.file === file),
      ),
    );
  for (const [file, text] of written) engine.apply([{ type: 'text', file, text }]);
  return written;
}

function satisfied(satisfies: string): string {
  return `kind: control\nid: AC-009 # ours\ntitle: x\nstatus: operating\n${satisfies}notes: kept   as it is\n`;
}

describe('adding a mapping to a control', () => {
  it.each([
    [
      'lists in brackets',
      'satisfies:\n  soc2: [CC6.1]\n  iso27001: [ A.8.1 ]\n',
      'satisfies:\n  soc2: [CC6.1, CC6.2]\n  iso27001: [ A.8.1, A.5.18 ]\n',
    ],
    [
      'lists with dashes',
      'satisfies:\n  soc2:\n    - CC6.1 # one\n  iso27001:\n  - A.8.1\n',
      'satisfies:\n  soc2:\n    - CC6.1 # one\n    - CC6.2\n  iso27001:\n  - A.8.1\n  - A.5.18\n',
    ],
    [
      'long entries',
      'satisfies:\n  soc2:\n    - {id: CC6.2, coverage: strong}\n  iso27001:\n    - {id: A.8.1}\n',
      'satisfies:\n  soc2:\n    - {id: CC6.2, coverage: strong}\n  iso27001:\n    - {id: A.8.1}\n    - A.5.18\n',
    ],
    [
      'one framework alone',
      'satisfies:\n  tsc-2017: [CC6.2]\n',
      'satisfies:\n  tsc-2017: [CC6.2]\n  iso27001:\n    - A.5.18\n',
    ],
    ['a map in braces', 'satisfies: {soc2: [CC6.2]}\n', 'satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}\n'],
    [
      'one id without a list',
      'satisfies:\n  soc2: CC6.1\n  iso27001: A.5.18\n',
      'satisfies:\n  soc2: [CC6.1, CC6.2]\n  iso27001: A.5.18\n',
    ],
    [
      'ids with commas between them',
      'satisfies:\n  soc2: CC6.1, CC6.3\n  iso27001: A.5.18\n',
      'satisfies:\n  soc2: [CC6.1, CC6.3, CC6.2]\n  iso27001: A.5.18\n',
    ],
    [
      'an empty list',
      'satisfies:\n  soc2: []\n  iso27001: [A.5.18]\n',
      'satisfies:\n  soc2: [CC6.2]\n  iso27001: [A.5.18]\n',
    ],
  ])('keeps %s', (_, before, after) => {
    const engine = engineOf({ 'a.yaml': satisfied(before) });
    const written = make(engine, edit(engine, { type: 'add-mapping', control: 'AC-009' }));
    expect(written.get('a.yaml')).toBe(satisfied(after));
    expect(idsIn(matrixIn(engine), cellIn(matrixIn(engine), 'CC6.2', 'A.5.18')?.controls)).toEqual([
      'AC-009',
    ]);
  });

  it.each([
    ['no satisfies', ''],
    ['an empty one', 'satisfies:\n'],
    ['an empty map', 'satisfies: {}\n'],
    ['an empty framework', 'satisfies:\n  soc2:\n  iso27001:\n'],
    ['another name for it', 'compliance:\n  SOC2: [CC6.1]\n'],
    ['Windows line ends', 'satisfies:\r\n  soc2:\r\n    - CC6.1\r\n'],
    ['a 2013 list beside it', 'satisfies:\n  iso27001-2013: [A.9.2.1]\n'],
  ])('writes into %s, and once', (_, before) => {
    const engine = engineOf({ 'a.yaml': satisfied(before) });
    const written = make(engine, edit(engine, { type: 'add-mapping', control: 'AC-009' }));
    expect(written.get('a.yaml')).toContain('AC-009 # ours');
    expect(written.get('a.yaml')).toContain('notes: kept   as it is');
    expect(idsIn(matrixIn(engine), cellIn(matrixIn(engine), 'CC6.2', 'A.5.18')?.controls)).toEqual([
      'AC-009',
    ]);
    expect(edit(engine, { type: 'add-mapping', control: 'AC-009' }).edits).toEqual([]);
  });

  it('writes two items of one framework, and clauses as text', () => {
    const engine = engineOf({ 'a.yaml': satisfied('satisfies:\n  iso27001: []\n') });
    const pair = { rows: 'clauses', columns: 'annex-a', row: '10.2', column: 'A.5.18' };
    make(engine, edit(engine, { type: 'add-mapping', control: 'AC-009' }, pair));
    const matrix = matrixIn(engine, 'clauses', 'annex-a');
    expect(idsIn(matrix, cellIn(matrix, '10.2', 'A.5.18')?.controls)).toEqual(['AC-009']);
  });

  it('refuses in plain words what it cannot write, and a control that is none', () => {
    const shared = 'x-ids: &ids [CC6.1]\n';
    const engine = engineOf({ 'a.yaml': satisfied(`${shared}satisfies:\n  soc2: *ids\n`), 'b.yaml': REVIEW });
    const ask = (control: string) =>
      cellEdit(engine, { ...PAIR, edit: { type: 'add-mapping', control } }, () => false);
    expect(ask('AC-009')).toMatchObject({ type: 'refused', message: expect.stringContaining('by hand') });
    expect(ask('EV-001')).toMatchObject({
      type: 'refused',
      message: expect.stringContaining('no control EV-001'),
    });
    expect(ask('x'.repeat(9999))).toMatchObject({ type: 'refused' });
    expect(
      cellEdit(engine, { ...PAIR, row: 'CC9.9', edit: { type: 'create-evidence' } }, () => false),
    ).toBeUndefined();
  });
});

describe('creating evidence for a cell', () => {
  it('plans a whole record with the next id for the controls of the cell, and asks for the rest', () => {
    const engine = engineOf({
      'controls/a.yaml': CONTROL,
      'proof/EV-001.yaml': REVIEW.replace('[AC-001]', '[]'),
    });
    const { create, edits } = edit(engine, { type: 'create-evidence' });
    expect(edits).toEqual([]);
    expect(create).toEqual([
      {
        file: 'proof/EV-002.yaml',
        text: `kind: evidence
id: EV-002
title: Evidence for CC6.2 and A.5.18
owner: "?"
status: planned
type: "?"
controls:
  - AC-001
satisfies:
  soc2:
    - CC6.2
  iso27001:
    - A.5.18
`,
      },
    ]);
  });

  it('is evidence of the pair once it is there, never performed, and breaks no rule of its form', () => {
    const engine = engineOf({ 'controls/a.yaml': CONTROL.replace('frequency: quarterly\n', '') });
    const [file] = make(engine, edit(engine, { type: 'create-evidence' })).keys();
    const matrix = matrixIn(engine);
    const cell = cellIn(matrix, 'CC6.2', 'A.5.18');
    expect(idsIn(matrix, cell?.evidence)).toEqual(['EV-001']);
    expect(cell?.state).toBe('unevidenced');
    expect(file).toBe('evidence/EV-001.yaml');
    const findings = engine.findings(file ?? '');
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([]);
    expect(findings.filter(({ rule }) => rule.startsWith('file/'))).toEqual([]);
  });

  it('takes the control that a person chose, and asks for one where the cell has none', () => {
    const engine = engineOf({ 'a.yaml': CONTROL.replace('A.5.18', 'A.8.1') });
    expect(edit(engine, { type: 'create-evidence', control: 'AC-001' }).create[0]?.text).toContain(
      '  - AC-001\n',
    );
    expect(edit(engine, { type: 'create-evidence' }).create[0]?.text).toContain('controls:\n  - "?"\n');
    const unknown = cellEdit(
      engine,
      { ...PAIR, edit: { type: 'create-evidence', control: 'X' } },
      () => false,
    );
    expect(unknown).toMatchObject({ type: 'refused' });
  });

  it('quotes clauses and hostile ids', () => {
    const id = '- [x]: {&a *b}';
    const engine = engineOf({
      'a.yaml': CONTROL.replace('AC-001', `"${id}"`).replace('[A.5.18]', '["10.2"]'),
    });
    make(engine, edit(engine, { type: 'create-evidence', control: id }, { ...PAIR, column: '10.2' }));
    const matrix = matrixIn(engine, 'soc2', 'clauses');
    expect(idsIn(matrix, cellIn(matrix, 'CC6.2', '10.2')?.evidence)).toEqual(['EV-001']);
    expect(engine.facts('evidence/EV-001.yaml')?.problems).toEqual([]);
  });

  it('names one framework once for two of its items', () => {
    const engine = engineOf({ 'a.yaml': CONTROL });
    const pair = { rows: 'soc2', columns: 'soc2', row: 'CC6.1', column: 'CC6.2' };
    expect(edit(engine, { type: 'create-evidence' }, pair).create[0]?.text).toMatch(
      /satisfies:\n {2}soc2:\n {4}- CC6.1\n {4}- CC6.2\n$/,
    );
  });

  it('leaves out a path that is taken', () => {
    const engine = engineOf({ 'a.yaml': CONTROL });
    const taken = new Set(['evidence/EV-001.yaml']);
    const found = cellEdit(engine, { ...PAIR, edit: { type: 'create-evidence' } }, (file) => taken.has(file));
    expect(found).toMatchObject({ create: [{ file: 'evidence/EV-001-2.yaml' }] });
  });
});
