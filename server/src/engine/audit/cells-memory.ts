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
 * cites or supports it says something else. What puts two items together cites both, so only the cells of two items that
 * are both other than before are made anew; a whole line where an item came into scope or left it, or where a crosswalk
 * lists an artifact that stands elsewhere.
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
  const changedRows = changedLines(rows, rowStandings, before.rowStandings);
  const changedColumns = changedLines(columns, columnStandings, before.columnStandings);
  for (const [at, { row }] of listed.entries()) {
    const item = rows[row];
    if (item !== undefined && !isSame(artifacts[at] ?? [], before.artifacts[at] ?? []))
      changedRows.whole.add(item);
  }
  const wholeRows = changedRows.whole;
  const wholeColumns = changedColumns.whole;
  if (wholeRows.size + wholeColumns.size + Math.min(changedRows.any.size, changedColumns.any.size) === 0)
    return before.cells;
  if (isMany(changedRows, rows) || isMany(changedColumns, columns)) return source.cells(rows, columns);
  const isMade = (row: FrameworkItem, column: FrameworkItem): boolean =>
    wholeRows.has(row) ||
    wholeColumns.has(column) ||
    (changedRows.any.has(row) && changedColumns.any.has(column));
  const block = columns.filter((item) => changedColumns.any.has(item) && !wholeColumns.has(item));
  const made = [
    ...source.cells([...wholeRows], columns),
    ...source.cells(
      rows.filter((item) => !wholeRows.has(item)),
      [...wholeColumns],
    ),
    ...source.cells(
      rows.filter((item) => changedRows.any.has(item) && !wholeRows.has(item)),
      block,
    ),
  ];
  const stay = before.cells.filter(({ row, column }) => !isMade(row, column));
  return merged(stay, made, rows, columns);
}

interface ChangedLines {
  /** Items that stand elsewhere than before. */
  readonly any: ReadonlySet<FrameworkItem>;
  /** Those whose whole line may differ. */
  readonly whole: Set<FrameworkItem>;
}

function changedLines(
  items: readonly FrameworkItem[],
  now: readonly ItemStanding[],
  before: readonly ItemStanding[],
): ChangedLines {
  const any = new Set<FrameworkItem>();
  const whole = new Set<FrameworkItem>();
  for (const [at, item] of items.entries()) {
    if (now[at] === before[at]) continue;
    any.add(item);
    if (now[at]?.inScope !== before[at]?.inScope) whole.add(item);
  }
  return { any, whole };
}

function isMany({ any, whole }: ChangedLines, items: readonly FrameworkItem[]): boolean {
  return Math.max(any.size, whole.size) > items.length * MANY;
}

/** Two lists of cells as one by row and then column; the first has that order already. */
function merged(
  ordered: readonly CellStanding[],
  others: readonly CellStanding[],
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly CellStanding[] {
  const rowAt = new Map(rows.map((item, at) => [item, at]));
  const columnAt = new Map(columns.map((item, at) => [item, at]));
  const placeOf = ({ row, column }: CellStanding): number =>
    (rowAt.get(row) ?? 0) * columns.length + (columnAt.get(column) ?? 0);
  const waiting = others.map((cell) => ({ cell, place: placeOf(cell) })).sort((a, b) => a.place - b.place);
  const all: CellStanding[] = [];
  let next = 0;
  for (const cell of ordered) {
    const place = placeOf(cell);
    for (let each = waiting[next]; each !== undefined && each.place < place; each = waiting[next]) {
      all.push(each.cell);
      next++;
    }
    all.push(cell);
  }
  for (const { cell } of waiting.slice(next)) all.push(cell);
  return all;
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
