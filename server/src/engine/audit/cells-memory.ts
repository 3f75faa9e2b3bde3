import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { CellStanding } from './cell-standings.ts';
import type { ListedArtifacts } from './pairs.ts';
import type { EvidenceStanding, ItemStanding } from './standing-types.ts';

/** What cells are made from. */
export interface CellsSource {
  item(item: FrameworkItem): ItemStanding;
  /** Where the artifacts of an id stand. */
  artifacts(id: string): readonly EvidenceStanding[];
  /** What crosswalks list between two axes; the same until everything is forgotten. */
  listed(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): readonly ListedArtifacts[];
  cells(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): readonly CellStanding[];
}

interface KnownCells {
  readonly rows: readonly FrameworkItem[];
  readonly columns: readonly FrameworkItem[];
  readonly rowStandings: readonly ItemStanding[];
  readonly columnStandings: readonly ItemStanding[];
  readonly listed: readonly ListedArtifacts[];
  readonly artifacts: readonly (readonly EvidenceStanding[])[];
  readonly cells: readonly CellStanding[];
}

/** Pairs of axes that are kept: what a few views show. */
const MOST = 4;

/** From this share of changed lines on, all cells are made anew. */
const MANY = 0.3;

/**
 * Cells kept from one state of the workspace to the next. The standing of an item is another object when any record that
 * cites or supports it says something else, so the cells of two items that stayed the same stay too.
 */
export class CellsMemory {
  #known: KnownCells[] = [];

  clear(): void {
    this.#known = [];
  }

  cells(
    source: CellsSource,
    rows: readonly FrameworkItem[],
    columns: readonly FrameworkItem[],
  ): readonly CellStanding[] {
    const before = this.#known.find((known) => isSame(known.rows, rows) && isSame(known.columns, columns));
    const listed = before?.listed ?? source.listed(rows, columns);
    const rowStandings = rows.map((item) => source.item(item));
    const columnStandings = columns.map((item) => source.item(item));
    const artifacts = listed.map(({ ids }) => ids.flatMap((id) => source.artifacts(id)));
    const now = { rows, columns, rowStandings, columnStandings, listed, artifacts };
    const known = { ...now, cells: updated(source, before, now) };
    this.#known = [known, ...this.#known.filter((each) => each !== before)].slice(0, MOST);
    return known.cells;
  }
}

function updated(
  source: CellsSource,
  before: KnownCells | undefined,
  { rows, columns, rowStandings, columnStandings, listed, artifacts }: Omit<KnownCells, 'cells'>,
): readonly CellStanding[] {
  if (before === undefined) return source.cells(rows, columns);
  const changedRows = new Set(rows.filter((_, at) => rowStandings[at] !== before.rowStandings[at]));
  for (const [at, { row }] of listed.entries()) {
    const item = rows[row];
    if (item !== undefined && !isSame(artifacts[at] ?? [], before.artifacts[at] ?? [])) changedRows.add(item);
  }
  const changedColumns = new Set(
    columns.filter((_, at) => columnStandings[at] !== before.columnStandings[at]),
  );
  if (changedRows.size === 0 && changedColumns.size === 0) return before.cells;
  if (changedRows.size > rows.length * MANY || changedColumns.size > columns.length * MANY)
    return source.cells(rows, columns);
  const otherRows = rows.filter((item) => !changedRows.has(item));
  const made = [
    ...source.cells([...changedRows], columns),
    ...source.cells(otherRows, [...changedColumns]),
    ...before.cells.filter(({ row, column }) => !changedRows.has(row) && !changedColumns.has(column)),
  ];
  const rowAt = new Map(rows.map((item, at) => [item, at]));
  const columnAt = new Map(columns.map((item, at) => [item, at]));
  const placeOf = ({ row, column }: CellStanding): number =>
    (rowAt.get(row) ?? 0) * columns.length + (columnAt.get(column) ?? 0);
  return made
    .map((cell) => ({ cell, place: placeOf(cell) }))
    .sort((a, b) => a.place - b.place)
    .map(({ cell }) => cell);
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
