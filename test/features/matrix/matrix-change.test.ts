import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { type Compared, compareMatrices } from '../../../server/src/engine/features/matrix/matrix-change.ts';
import type { Matrix, MatrixCell, MatrixChange } from '../../../server/src/protocol/matrix.ts';
import { CONTROL, engineOf, matrixIn, REVIEW, SCOPE } from './workspace.ts';

const FILES = {
  'a.yaml': CONTROL,
  'b.yaml': REVIEW,
  'c.yaml': CONTROL.replace('AC-001', 'AC-002').replace('CC6.2', 'CC6.3'),
};

function whole(engine: Engine): Matrix {
  return { ...matrixIn(engine), folder: 'file:///ws', folders: [{ uri: 'file:///ws', name: 'ws' }] };
}

function compared(before: Matrix, now: Matrix): Compared {
  const result = compareMatrices(before, now);
  if (result === undefined) throw new Error('nothing to compare');
  return result;
}

/** What a client makes of a change. */
function applied(matrix: Matrix, change: MatrixChange): Matrix {
  const key = ({ row, column }: Pick<MatrixCell, 'row' | 'column'>): string => `${row} ${column}`;
  const cells = new Map(matrix.cells.map((cell) => [key(cell), cell]));
  for (const [row, column] of change.removed) cells.delete(key({ row, column }));
  for (const cell of change.cells) cells.set(key(cell), cell);
  const put = <T>(list: readonly T[], changes: readonly (readonly [number, T])[]): readonly T[] => {
    const copy = [...list];
    for (const [at, value] of changes) copy[at] = value;
    return copy;
  };
  return {
    ...matrix,
    revision: change.revision,
    frame: change.frame,
    complete: change.complete,
    rows: { ...matrix.rows, items: put(matrix.rows.items, change.rows) },
    columns: { ...matrix.columns, items: put(matrix.columns.items, change.columns) },
    records: put(matrix.records, change.records),
    cells: [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column),
  };
}

/** A matrix with its records spelled out, whatever their places in the list. */
function spelledOut({ cells, records, ...rest }: Matrix): unknown {
  const name = (at: number): unknown => records[at];
  return {
    ...rest,
    cells: cells.map(({ controls, evidence, ...cell }) => ({
      ...cell,
      controls: controls.map(name),
      evidence: evidence.map(name),
    })),
  };
}

const EDITS: readonly (readonly [what: string, file: string, text: string | undefined])[] = [
  ['another title', 'a.yaml', CONTROL.replace('reviewed', 'checked')],
  ['another line above', 'b.yaml', `# note\n${REVIEW}`],
  ['a mapping more', 'a.yaml', CONTROL.replace('[CC6.2]', '[CC6.2, CC6.1]')],
  ['a mapping less', 'c.yaml', FILES['c.yaml'].replace('[CC6.3]', '[]')],
  ['a missed occurrence', 'b.yaml', REVIEW.replace(/ {2}- \{period: 2025-Q3.*\n/, '')],
  ['an artifact gone', 'b.yaml', undefined],
  ['a control planned', 'a.yaml', CONTROL.replace('operating', 'planned')],
  ['a record more', 'd.yaml', REVIEW.replace('EV-001', 'EV-000')],
  ['a new id', 'a.yaml', CONTROL.replace('AC-001', 'AC-009')],
];

describe('what an edit changes in a matrix', () => {
  it.each(EDITS)('%s: applied to the matrix before it gives the matrix after it', (_, file, text) => {
    const engine = engineOf(FILES);
    const before = whole(engine);
    engine.apply([text === undefined ? { type: 'removed', file } : { type: 'text', file, text }]);
    const now = whole(engine);
    const { change, same, matrix } = compared(before, now);
    expect(same).toBe(false);
    expect(change.base).toBe(before.revision);
    expect(spelledOut(applied(before, change))).toEqual(spelledOut(now));
    expect(spelledOut(matrix)).toEqual(spelledOut(now));
    const bytes = JSON.stringify(change).length;
    expect(bytes).toBeLessThan(JSON.stringify(now).length / 4);
  });

  it('is little for an edit of one line', () => {
    const engine = engineOf(FILES);
    const before = whole(engine);
    engine.apply([{ type: 'text', file: 'a.yaml', text: CONTROL.replace('[CC6.2]', '[CC6.2, CC6.1]') }]);
    const { change } = compared(before, whole(engine));
    const ids = change.cells.map((cell) => before.rows.items[cell.row]?.id);
    expect([...new Set(ids)]).toEqual(['CC6.1']);
    expect(change.rows.map(([, { id }]) => id)).toEqual(['CC6.1']);
    expect(change.columns.map(([, { id }]) => id)).toEqual([]);
  });

  it('is nothing when only a note changed, and says so of a later edit as well', () => {
    const engine = engineOf(FILES);
    const before = whole(engine);
    engine.apply([{ type: 'text', file: 'a.yaml', text: `${CONTROL}notes: x\n` }]);
    const { same, change } = compared(before, whole(engine));
    expect(same).toBe(true);
    expect(change.records).toEqual([]);
  });

  it('is a new frame when the day or the window moves', () => {
    const engine = engineOf({});
    const before = whole(engine);
    engine.apply([{ type: 'as-of', asOf: { date: '2026-01-13', origin: 'travel' } }]);
    const { same, change } = compared(before, whole(engine));
    expect(same).toBe(false);
    expect(change.frame.asOf).toBe('2026-01-13');
  });

  it('is the whole again when other items stand on an axis, or other frameworks are there', () => {
    const engine = engineOf(FILES);
    const before = whole(engine);
    const turned = {
      ...matrixIn(engine, 'iso27001', 'soc2'),
      folder: before.folder,
      folders: before.folders,
    };
    expect(compareMatrices(before, turned)).toBeUndefined();
    const framework = 'kind: framework\nid: own\ntitle: Own\nrequirements: [{id: O-1, title: One}]\n';
    engine.apply([{ type: 'text', file: 'f.yaml', text: framework }]);
    expect(compareMatrices(before, whole(engine))).toBeUndefined();
    expect(compareMatrices(before, { ...before, folders: [] })).toBeUndefined();
  });

  it('tells of scope as well', () => {
    const engine = engineOf(FILES);
    const before = whole(engine);
    const text = SCOPE.replace('[security]', '[security, privacy]');
    engine.apply([{ type: 'text', file: 'scope.yaml', text }]);
    const now = whole(engine);
    expect(spelledOut(applied(before, compared(before, now).change))).toEqual(spelledOut(now));
    expect(now.rows.items.find(({ id }) => id === 'P1.1')?.inScope).toBe(true);
  });
});
