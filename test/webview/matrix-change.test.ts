import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../client/webview/matrix/apply-change.ts';
import { mapCells } from '../../client/webview/matrix/cells.ts';
import { changedCells } from '../../client/webview/matrix/changed-cells.ts';
import type { MatrixCell, MatrixChange } from '../../server/src/protocol/matrix.ts';
import { item, smallMatrix as matrix } from './small-matrix.ts';

const change: MatrixChange = {
  base: 4,
  revision: 5,
  frame: matrix.frame,
  complete: true,
  rows: [],
  columns: [],
  records: [],
  cells: [],
  removed: [],
};

describe('the whole matrix answered anew', () => {
  const held = { matrix, cells: mapCells(matrix) };
  const [control, evidence, policy] = matrix.records;
  const records = [policy, control, evidence].filter((record) => record !== undefined);

  test('differs in nothing when only the places of the records are others', () => {
    const cells = matrix.cells.map((cell) => ({
      ...cell,
      controls: cell.controls.map((index) => (index + 1) % 3),
      evidence: cell.evidence.map((index) => (index + 1) % 3),
    }));
    expect(changedCells(held, { ...matrix, revision: 5, records, cells })).toEqual([]);
  });

  test('differs in the cells that are new, gone, of another state or of other records', () => {
    const cells: MatrixCell[] = [
      { row: 0, column: 0, controls: [0], evidence: [1], state: 'current' },
      { row: 0, column: 2, controls: [], evidence: [1], state: 'policy-only' },
      { row: 2, column: 2, controls: [], evidence: [1], state: 'stale' },
    ];
    expect(changedCells(held, { ...matrix, cells })).toEqual([
      [0, 0],
      [0, 2],
      [2, 2],
      [1, 1],
    ]);
  });

  test('is new in all when it has other axes or another root', () => {
    expect(changedCells(held, { ...matrix, folder: 'file:///other', cells: [] })).toEqual([]);
    expect(changedCells(held, { ...matrix, rows: matrix.columns, cells: [] })).toEqual([]);
  });
});

describe('a change of the matrix', () => {
  test('replaces what it names and leaves the rest as it is', () => {
    const cell = { row: 2, column: 0, controls: [0], evidence: [1], state: 'current' } as const;
    const renamed = { ...item('CC6.2', 'CC6'), title: 'Another' };
    const after = applyChange(matrix, { ...change, cells: [cell], removed: [[0, 2]], rows: [[1, renamed]] });
    expect(after?.revision).toBe(5);
    expect(after?.cells).toEqual([matrix.cells[0], matrix.cells[2], cell]);
    expect(after?.rows.items.map(({ title }) => title)).toEqual([
      'Title of CC6.1',
      'Another',
      'Title of CC7.1',
    ]);
    expect(after?.records).toBe(matrix.records);
  });

  test.each<[string, Partial<MatrixChange>]>([
    ['another revision', { base: 3 }],
    ['a row that is not there', { rows: [[3, item('X', 'Y')]] }],
    ['a cell outside', { cells: [{ row: 0, column: 3, controls: [], evidence: [], state: 'current' }] }],
    [
      'a record that is not there',
      { cells: [{ row: 0, column: 0, controls: [9], evidence: [], state: 'current' }] },
    ],
  ])('is not taken when it is of %s', (_, part) => {
    expect(applyChange(matrix, { ...change, ...part })).toBeUndefined();
  });

  test('gives the same as the cells taken one by one, in order', () => {
    const cell = fc.record({ row: fc.nat(2), column: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(cell), fc.array(cell), (set, removed) => {
        const cells = set.map((at) => ({ ...at, controls: [], evidence: [], state: 'due' }) as const);
        const after = applyChange(matrix, {
          ...change,
          cells,
          removed: removed.map(({ row, column }) => [row, column]),
        });
        const expected = mapCells(matrix) as Map<number, unknown>;
        for (const { row, column } of removed) expected.delete(row * 3 + column);
        for (const one of cells) expected.set(one.row * 3 + one.column, one);
        const keys = after?.cells.map(({ row, column }) => row * 3 + column) ?? [];
        expect(keys).toEqual([...expected.keys()].sort((a, b) => a - b));
      }),
    );
  });
});
