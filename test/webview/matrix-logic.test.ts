import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapCells } from '../../client/webview/matrix/cells.ts';
import { applyFilter, isFiltering, noFilter, ownersOf } from '../../client/webview/matrix/filter.ts';
import { createGridView, keyAt, metricsFor, positionOf } from '../../client/webview/matrix/grid-view.ts';
import { move, searchLine } from '../../client/webview/matrix/keyboard.ts';
import { bandsOf, layOut } from '../../client/webview/matrix/layout.ts';
import { stateToReveal } from '../../client/webview/matrix/reveal.ts';
import { firstState, readSavedState } from '../../client/webview/matrix/saved-state.ts';
import { summarise } from '../../client/webview/matrix/summary.ts';
import { cellWords, summaryWords } from '../../client/webview/matrix/words.ts';
import { shortened } from '../../client/webview/parts/shortened.ts';
import type { MatrixCell } from '../../server/src/protocol/matrix.ts';
import { item, smallMatrix as matrix } from './small-matrix.ts';

describe('a filter', () => {
  const left = (part: Partial<typeof noFilter>) => {
    const { rows, columns, cells } = applyFilter(matrix, { ...noFilter, ...part });
    const idsOf = (axis: 'rows' | 'columns', indexes: readonly number[]) =>
      indexes.map((index) => matrix[axis].items[index]?.id).join(' ');
    return [
      idsOf('rows', rows),
      idsOf('columns', columns),
      cells === undefined ? 'all' : [...cells].join(' '),
    ];
  };

  test('that is empty leaves everything', () => {
    expect(left({})).toEqual(['CC6.1 CC6.2 CC7.1', 'A.5.15 A.5.16 A.8.2', 'all']);
    expect(isFiltering(noFilter)).toBe(false);
    expect(isFiltering({ ...noFilter, text: 'x' })).toBe(true);
  });

  test('by the id of an item leaves its line and what crosses it', () => {
    expect(left({ text: ' cc6.1 ' })).toEqual(['CC6.1', 'A.5.15 A.8.2', '0 2']);
  });

  test('by the id, title or owner of a record leaves the cells that it stands in', () => {
    expect(left({ text: 'ev-001' })).toEqual(['CC6.1', 'A.5.15', '0']);
    expect(left({ text: 'access policy' })).toEqual(['CC6.1', 'A.8.2', '2']);
    expect(left({ text: 'tom' })).toEqual(['CC6.1', 'A.5.15', '0']);
  });

  test('by the id of an item that nothing crosses leaves the line with all it could cross', () => {
    expect(left({ text: 'CC7.1' })).toEqual(['CC7.1', 'A.5.15 A.5.16 A.8.2', '']);
  });

  test('by series, theme, scope, state, owner and gaps', () => {
    expect(left({ rowGroup: 'CC7' })[0]).toBe('CC7.1');
    expect(left({ columnGroup: 'A.8' })[1]).toBe('A.8.2');
    expect(left({ onlyInScope: true })[1]).toBe('A.5.15 A.5.16');
    expect(left({ state: 'stale' })).toEqual(['CC6.1', 'A.5.15', '0']);
    expect(left({ owner: 'Ines' })).toEqual(['CC6.1', 'A.5.15', '0']);
    expect(left({ onlyGaps: true })).toEqual(['CC6.2', 'A.5.16', '4']);
    expect(left({ onlyGaps: true, rowGroup: 'CC7' })).toEqual(['', '', '']);
  });

  test('offers the owners once each, sorted', () => {
    expect(ownersOf(matrix)).toEqual(['Ines', 'Tom']);
  });
});

describe('the layout', () => {
  test('puts a line before each group of rows and folds its items away', () => {
    const lines = layOut(matrix.rows, [0, 1, 2], new Set(['CC6']), true);
    expect(lines.map(({ key }) => key)).toEqual(['g:CC6', 'g:CC7', 'i:CC7.1']);
    expect(lines[0]).toMatchObject({ folded: true, items: [0, 1], title: 'Access' });
  });

  test('gives a folded group of columns one line, an open one none', () => {
    const lines = layOut(matrix.columns, [0, 1, 2], new Set(['A.8']), false);
    expect(lines.map(({ key }) => key)).toEqual(['i:A.5.15', 'i:A.5.16', 'g:A.8']);
    expect(bandsOf(matrix.columns, lines)).toEqual([
      { group: 'A.5', title: 'Organizational', folded: false, start: 0, end: 1 },
      { group: 'A.8', title: 'Technological', folded: true, start: 2, end: 2 },
    ]);
  });

  test('keeps the items of a group together and names a group that has no title by its id', () => {
    const axis = { ...matrix.rows, groups: [], items: [item('X1', 'X'), item('Y1', 'Y'), item('X2', 'X')] };
    const lines = layOut(axis, [0, 1, 2], new Set(), true);
    expect(lines.map(({ key }) => key)).toEqual(['g:X', 'i:X1', 'i:X2', 'g:Y', 'i:Y1']);
    expect(lines[0]).toMatchObject({ title: 'X' });
  });

  test('finds lines again by their keys, whatever is shown around them', () => {
    const view = createGridView(matrix, noFilter, { rows: new Set(['CC6']), columns: new Set() }, undefined);
    expect(positionOf('i:CC7.1', view.rows, 3)).toBe(5);
    expect(positionOf('i:CC6.1', view.rows, 3)).toBeUndefined();
    expect(positionOf('h:2', view.rows, 3)).toBe(2);
    expect(positionOf('h:9', view.rows, 3)).toBeUndefined();
    for (let at = 0; at < view.rows.length + 3; at++) {
      expect(positionOf(keyAt(at, view.rows, 3), view.rows, 3)).toBe(at);
    }
  });

  test('keeps the map of cells while the data is the same', () => {
    const folds = { rows: new Set<string>(), columns: new Set<string>() };
    const before = createGridView(matrix, noFilter, folds, undefined);
    const after = createGridView(matrix, { ...noFilter, text: 'CC6' }, folds, before);
    expect(after.cells).toBe(before.cells);
    expect(createGridView({ ...matrix }, noFilter, folds, before).cells).not.toBe(before.cells);
  });

  test('gives a narrow panel less of the titles and the same cells', () => {
    expect(metricsFor(300, 100).nameWidth).toBeLessThan(metricsFor(1200, 100).nameWidth);
    expect(metricsFor(300, 100).columnWidth).toBe(metricsFor(1200, 100).columnWidth);
    expect(metricsFor(1200, 150).rowHeight).toBe(39);
  });
});

describe('a summary', () => {
  test('counts each artifact once and names the worst state', () => {
    const cells = mapCells(matrix);
    const summary = summarise(matrix, cells, undefined, [0, 1], [0, 1, 2]);
    expect(summary).toEqual({ artifacts: 2, gaps: 1, state: 'stale' });
    expect(summaryWords('CC6', 'A.5', summary)).toBe('CC6, A.5: 2 artifacts, worst: Stale, 1 gap');
    expect(summarise(matrix, cells, new Set([4]), [0, 1], [0, 1, 2])).toMatchObject({
      artifacts: 0,
      gaps: 1,
    });
    expect(summarise(matrix, cells, undefined, [2], [0])).toMatchObject({ state: undefined });
  });
});

describe('keys', () => {
  const bounds = { rows: 10, columns: 6, page: 4, bands: [0, 2, 4] };
  const from = { row: 5, column: 3 };
  const to = (key: string, ctrl = false, at = from) => {
    const end = move({ key, ctrl }, at, bounds);
    return end === undefined ? undefined : [end.row, end.column];
  };

  test('move by one, to the edges and by a page', () => {
    expect(to('ArrowUp')).toEqual([4, 3]);
    expect(to('ArrowRight')).toEqual([5, 4]);
    expect(to('Home')).toEqual([5, 0]);
    expect(to('End')).toEqual([5, 5]);
    expect(to('Home', true)).toEqual([0, 0]);
    expect(to('End', true)).toEqual([9, 5]);
    expect(to('PageDown')).toEqual([9, 3]);
    expect(to('PageUp')).toEqual([1, 3]);
    expect(to('ArrowDown', true)).toEqual([9, 3]);
    expect(to('Enter')).toBeUndefined();
    expect(to('PageDown', true)).toBeUndefined();
  });

  test('go from group to group in the line of groups', () => {
    expect(to('ArrowRight', false, { row: 0, column: 2 })).toEqual([0, 4]);
    expect(to('ArrowRight', false, { row: 0, column: 4 })).toEqual([0, 4]);
    expect(to('ArrowLeft', false, { row: 0, column: 5 })).toEqual([0, 2]);
    expect(to('ArrowLeft', false, { row: 0, column: 0 })).toEqual([0, 0]);
  });

  test('never leave the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())),
        fc.nat(9),
        fc.nat(5),
        (pressed, row, column) => {
          let at = { row, column };
          for (const [key, ctrl] of pressed) at = move({ key, ctrl }, at, bounds) ?? at;
          expect(at.row >= 0 && at.row < 10 && at.column >= 0 && at.column < 6).toBe(true);
        },
      ),
    );
  });

  test('that type an id find the next line that starts so, and begin again at the end', () => {
    const names = ['CC6', 'CC6.1', 'CC6.2', 'A.5.15', 'A.8.2'];
    expect(searchLine(names, 'cc6', 1)).toBe(1);
    expect(searchLine(names, 'cc6', 3)).toBe(0);
    expect(searchLine(names, '5.15', 0)).toBe(3);
    expect(searchLine(names, 'a.8', 0)).toBe(4);
    expect(searchLine(names, 'x', 0)).toBeUndefined();
    expect(searchLine([], 'x', 0)).toBeUndefined();
  });
});

describe('what was kept', () => {
  test('is read back as it was', () => {
    const state = { ...firstState, rows: 'annex-a', zoom: 125, foldedRows: ['A.5'], detail: true, top: 12 };
    expect(readSavedState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('of any shape gives a state that can be shown', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const state = readSavedState(value);
        expect(Object.keys(firstState).filter((key) => !(key in state))).toEqual([]);
      }),
    );
    const wrong = {
      zoom: 1e9,
      top: Number.NaN,
      left: -4,
      filter: { state: 'good' },
      foldedRows: [1, 'A.5'],
      rows: '',
    };
    expect(readSavedState(wrong)).toEqual({ ...firstState, foldedRows: ['A.5'] });
  });
});

describe('what a command asks for', () => {
  test('is selected with its details, its groups opened and the filter that hides it taken away', () => {
    const kept = {
      ...firstState,
      foldedRows: ['CC6', 'CC7'],
      filter: { ...noFilter, state: 'stale' as const },
    };
    expect(stateToReveal(matrix, kept, { row: 'CC6.2', column: 'A.5.16' })).toEqual({
      filter: noFilter,
      activeRow: 'i:CC6.2',
      foldedRows: ['CC7'],
      activeColumn: 'i:A.5.16',
      foldedColumns: [],
      detail: true,
    });
  });

  test('is found on whichever axis it stands', () => {
    expect(stateToReveal(matrix, firstState, { row: 'A.8.2' })).toEqual({
      activeColumn: 'i:A.8.2',
      foldedColumns: [],
    });
  });

  test('is all that a control supports', () => {
    const found = stateToReveal(matrix, firstState, { control: 'AC-001' });
    expect(found).toMatchObject({ filter: { ...noFilter, text: 'AC-001' }, detail: true });
  });

  test('is the first cell of an artifact, as of a control', () => {
    const at = matrix.cells.findIndex(({ evidence }) => evidence.length > 0);
    const cell = matrix.cells[at];
    const id = matrix.records[cell?.evidence[0] ?? -1]?.id ?? '';
    const first = matrix.cells.find(({ evidence }) =>
      evidence.some((each) => matrix.records[each]?.id === id),
    );
    expect(stateToReveal(matrix, firstState, { control: id })).toMatchObject({
      filter: { ...noFilter, text: id },
      activeRow: `i:${matrix.rows.items[first?.row ?? -1]?.id}`,
      activeColumn: `i:${matrix.columns.items[first?.column ?? -1]?.id}`,
    });
  });

  test('changes nothing when the matrix does not hold it', () => {
    expect(stateToReveal(matrix, firstState, { row: 'CC9.9' })).toEqual({});
    expect(stateToReveal(matrix, firstState, { control: 'NO-SUCH' })).toEqual({});
  });
});

describe('words', () => {
  test('say of a cell all that its signs and colours say', () => {
    const [row] = matrix.rows.items;
    const [column] = matrix.columns.items;
    if (row === undefined || column === undefined) throw new Error('no items');
    expect(cellWords(row, column, matrix.cells[0])).toBe('CC6.1, A.5.15: 1 artifact, Stale');
    expect(cellWords(row, column, matrix.cells[2])).toBe(
      'CC6.1, A.5.15: 0 artifacts, No evidence, gap, coverage strong',
    );
    expect(cellWords(row, column, undefined)).toBe('CC6.1, A.5.15: empty');
  });

  test('call a pair that nobody expects related, and no summary or filter of states counts it', () => {
    const [row] = matrix.rows.items;
    const [column] = matrix.columns.items;
    if (row === undefined || column === undefined) throw new Error('no items');
    const cell: MatrixCell = {
      row: 0,
      column: 0,
      controls: [],
      evidence: [],
      state: 'not-owed',
      related: true,
      coverage: 'partial',
    };
    expect(cellWords(row, column, cell)).toBe('CC6.1, A.5.15: Related only, coverage partial');
    const alone = { ...matrix, cells: [cell] };
    expect(summarise(alone, new Map([[0, cell]]), undefined, [0], [0])).toMatchObject({ state: undefined });
    expect(applyFilter(alone, { ...noFilter, state: 'not-owed' }).rows).toEqual([]);
  });

  test('are cut without breaking a character', () => {
    expect(shortened('short')).toBe('short');
    expect(shortened('x'.repeat(10_000))).toHaveLength(120);
    expect(shortened('ab😀cd', 4)).toBe('ab…');
  });
});
