import type { Matrix, MatrixAxis, MatrixCell, MatrixChange, MatrixRecord } from '../../../protocol/matrix.ts';

/** A matrix in terms of one that was given before, and what differs between the two. */
export interface Compared {
  /** The new matrix with the records of the old one where they were, and new ones behind them. */
  readonly matrix: Matrix;
  readonly change: MatrixChange;
  /** Nothing differs but the revision. */
  readonly same: boolean;
}

/**
 * What became of a matrix that was given before. Undefined when another axis, a row or a column came or went, or the
 * roots are others: then the whole is to be given.
 */
export function compareMatrices(before: Matrix, now: Matrix): Compared | undefined {
  if (!isSameLines(before.rows, now.rows) || !isSameLines(before.columns, now.columns)) return undefined;
  if (!isSame(before.choices, now.choices) || !isSame(before.folders, now.folders)) return undefined;
  const matrix = aligned(before, now);
  const { cells, removed } = compareCells(before.cells, matrix.cells);
  const change: MatrixChange = {
    base: before.revision,
    revision: now.revision,
    frame: now.frame,
    complete: now.complete,
    rows: changedIn(before.rows.items, now.rows.items),
    columns: changedIn(before.columns.items, now.columns.items),
    records: changedIn(before.records, matrix.records),
    cells,
    removed,
  };
  const { rows, columns, records } = change;
  const count = [rows, columns, records, cells, removed].reduce((sum, list) => sum + list.length, 0);
  const same = count === 0 && before.complete === now.complete && isSame(before.frame, now.frame);
  return { matrix, change, same };
}

function isSameLines(before: MatrixAxis, now: MatrixAxis): boolean {
  return (
    before.framework.id === now.framework.id &&
    before.framework.title === now.framework.title &&
    isSame(before.groups, now.groups) &&
    before.items.length === now.items.length &&
    before.items.every((item, at) => item.id === now.items[at]?.id)
  );
}

/** Whether two plain values are equal; values of one shape, whose fields stand in one order. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function changedIn<T>(before: readonly T[], now: readonly T[]): (readonly [number, T])[] {
  const changed: (readonly [number, T])[] = [];
  for (const [at, value] of now.entries()) if (!isSame(before[at], value)) changed.push([at, value]);
  return changed;
}

/** Keeps records where they were, so that cells that did not change say the same. */
function aligned(before: Matrix, now: Matrix): Matrix {
  const stay =
    before.records.length === now.records.length &&
    before.records.every((record, at) => isOne(record, now.records[at]));
  if (stay) return now;
  const placeOf = new Map(numbered(before.records).map((key, at) => [key, at]));
  const records = [...before.records];
  let moved = false;
  const places = numbered(now.records).map((key, at) => {
    const place = placeOf.get(key) ?? records.length;
    const record = now.records[at];
    if (record !== undefined) records[place] = record;
    moved ||= place !== at;
    return place;
  });
  const to = (at: number): number => places[at] ?? at;
  const cells = moved
    ? now.cells.map((cell) => ({ ...cell, controls: cell.controls.map(to), evidence: cell.evidence.map(to) }))
    : now.cells;
  return { ...now, records, cells };
}

/** Whether two records are one, before and after. */
function isOne(a: MatrixRecord, b: MatrixRecord | undefined): boolean {
  return a === b || (a.id === b?.id && a.kind === b.kind && a.place.file === b.place.file);
}

/** One key per record; records of one id in one file are told apart by their order. */
function numbered(records: readonly MatrixRecord[]): string[] {
  const counts = new Map<string, number>();
  return records.map(({ kind, id, place }) => {
    const key = `${kind}\n${place.file}\n${id}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${key}\n${count}`;
  });
}

function compareCells(
  before: readonly MatrixCell[],
  now: readonly MatrixCell[],
): Pick<MatrixChange, 'cells' | 'removed'> {
  const cells: MatrixCell[] = [];
  const removed: [number, number][] = [];
  let old = 0;
  for (const cell of now) {
    if (cell === before[old]) {
      old++;
      continue;
    }
    for (; old < before.length; old++) {
      const passed = before[old];
      if (passed === undefined || order(passed, cell) >= 0) break;
      removed.push([passed.row, passed.column]);
    }
    const known = before[old];
    if (known !== undefined && order(known, cell) === 0) {
      old++;
      if (isSameCell(known, cell)) continue;
    }
    cells.push(cell);
  }
  for (const { row, column } of before.slice(old)) removed.push([row, column]);
  return { cells, removed };
}

function order(a: MatrixCell, b: MatrixCell): number {
  return a.row - b.row || a.column - b.column;
}

function isSameCell(a: MatrixCell, b: MatrixCell): boolean {
  return (
    a.state === b.state &&
    a.coverage === b.coverage &&
    a.dissent === b.dissent &&
    a.gap === b.gap &&
    a.related === b.related &&
    isSameList(a.controls, b.controls) &&
    isSameList(a.evidence, b.evidence)
  );
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
