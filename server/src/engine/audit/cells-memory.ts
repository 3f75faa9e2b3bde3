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

interface Lines {
  readonly rows: readonly FrameworkItem[];
  readonly columns: readonly FrameworkItem[];
  readonly rowStandings: readonly ItemStanding[];
  readonly columnStandings: readonly ItemStanding[];
  readonly listed: readonly ListedArtifacts[];
  readonly artifacts: readonly (readonly EvidenceStanding[])[];
}

interface KnownCells extends Lines {
  readonly cells: readonly CellStanding[];
  /** Of each cell its row times the number of columns, and its column. */
  readonly places: readonly number[];
}

/** Some milliseconds of work, of thousands of controls. */
const ROWS_PER_STEP = 8;

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
    const before = this.#find(rows, columns);
    const now = linesOf(source, rows, columns, before);
    return this.#keep({ ...now, ...updated(source, before, now) }, before);
  }

  /** The same in steps, for a pause; nothing may change in between. */
  *prepare(
    source: CellsSource,
    rows: readonly FrameworkItem[],
    columns: readonly FrameworkItem[],
  ): Generator<undefined, void> {
    if (this.#find(rows, columns) !== undefined) return;
    const made: CellStanding[] = [];
    for (let at = 0; at < rows.length; at += ROWS_PER_STEP) {
      made.push(...source.cells(rows.slice(at, at + ROWS_PER_STEP), columns));
      yield;
    }
    this.#keep({ ...linesOf(source, rows, columns), ...placed(made, rows, columns) });
  }

  #find(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): KnownCells | undefined {
    return this.#known.find((known) => isSame(known.rows, rows) && isSame(known.columns, columns));
  }

  #keep(known: KnownCells, before?: KnownCells): readonly CellStanding[] {
    this.#known = [known, ...this.#known.filter((each) => each !== before)].slice(0, MOST);
    return known.cells;
  }
}

/** What the cells of two axes rest on. */
function linesOf(
  source: CellsSource,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
  before?: KnownCells,
): Lines {
  const listed = before?.listed ?? source.listed(rows, columns);
  return {
    rows,
    columns,
    rowStandings: rows.map((item) => source.item(item)),
    columnStandings: columns.map((item) => source.item(item)),
    listed,
    artifacts: listed.map(({ ids }) => ids.flatMap((id) => source.artifacts(id))),
  };
}

function updated(
  source: CellsSource,
  before: KnownCells | undefined,
  { rows, columns, rowStandings, columnStandings, listed, artifacts }: Lines,
): Pick<KnownCells, 'cells' | 'places'> {
  if (before === undefined) return placed(source.cells(rows, columns), rows, columns);
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
    return before;
  if (isMany(changedRows, rows) || isMany(changedColumns, columns))
    return placed(source.cells(rows, columns), rows, columns);
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
  const rowChange = rows.map((item) => changeOf(item, changedRows));
  const columnChange = columns.map((item) => changeOf(item, changedColumns));
  // Both lines changed, or one of them as a whole.
  const isMade = (place: number): boolean =>
    (rowChange[Math.floor(place / columns.length)] ?? 0) + (columnChange[place % columns.length] ?? 0) >= 2;
  return merged(before, isMade, placed(made, rows, columns));
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

function changeOf(item: FrameworkItem, { any, whole }: ChangedLines): 0 | 1 | 2 {
  return whole.has(item) ? 2 : any.has(item) ? 1 : 0;
}

function isMany({ any, whole }: ChangedLines, items: readonly FrameworkItem[]): boolean {
  return Math.max(any.size, whole.size) > items.length * MANY;
}

/** Cells with their places, in the order of these. */
function placed(
  cells: readonly CellStanding[],
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): Pick<KnownCells, 'cells' | 'places'> {
  const rowAt = new Map(rows.map((item, at) => [item, at]));
  const columnAt = new Map(columns.map((item, at) => [item, at]));
  const sorted = cells
    .map((cell) => ({
      cell,
      place: (rowAt.get(cell.row) ?? 0) * columns.length + (columnAt.get(cell.column) ?? 0),
    }))
    .sort((a, b) => a.place - b.place);
  return { cells: sorted.map(({ cell }) => cell), places: sorted.map(({ place }) => place) };
}

/** The cells of before that were not made anew, and those that were. */
function merged(
  before: Pick<KnownCells, 'cells' | 'places'>,
  isMade: (place: number) => boolean,
  made: Pick<KnownCells, 'cells' | 'places'>,
): Pick<KnownCells, 'cells' | 'places'> {
  const cells: CellStanding[] = [];
  const places: number[] = [];
  let next = 0;
  const takeMade = (below: number): void => {
    for (; next < made.cells.length; next++) {
      const cell = made.cells[next];
      const place = made.places[next] ?? 0;
      if (cell === undefined || place >= below) return;
      cells.push(cell);
      places.push(place);
    }
  };
  for (const [at, cell] of before.cells.entries()) {
    const place = before.places[at] ?? 0;
    if (isMade(place)) continue;
    takeMade(place);
    cells.push(cell);
    places.push(place);
  }
  takeMade(Number.POSITIVE_INFINITY);
  return { cells, places };
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
