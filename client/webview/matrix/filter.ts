import type { Matrix, MatrixAxis, MatrixCell } from '../../../server/src/protocol/matrix.ts';
import type { State } from '../../../server/src/protocol/state.ts';
import { cellKey } from './cells.ts';

/** What is to be seen. The empty text means: all. */
export interface MatrixFilter {
  /** Found in ids and titles of items, controls and artifacts, and in names of owners; case does not matter. */
  readonly text: string;
  /** Series, theme or chapter of the rows. */
  readonly rowGroup: string;
  readonly columnGroup: string;
  readonly state: State | '';
  readonly owner: string;
  readonly onlyGaps: boolean;
  readonly onlyInScope: boolean;
}

export const noFilter: MatrixFilter = {
  text: '',
  rowGroup: '',
  columnGroup: '',
  state: '',
  owner: '',
  onlyGaps: false,
  onlyInScope: false,
};

export function isFiltering(filter: MatrixFilter): boolean {
  return (Object.keys(noFilter) as (keyof MatrixFilter)[]).some((key) => filter[key] !== noFilter[key]);
}

/** What a filter leaves. */
export interface Filtered {
  /** Indexes of the items of the axis, in its order. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Keys of the cells that fit; `undefined` when all do. Others are shown empty. */
  readonly cells: ReadonlySet<number> | undefined;
}

/** For each line: whether it may be shown, and whether its own id or title holds the text. */
function linesOf(axis: MatrixAxis, group: string, filter: MatrixFilter, text: string) {
  return axis.items.map((item) => ({
    allowed: (group === '' || item.group === group) && (!filter.onlyInScope || item.inScope),
    named: text !== '' && (holds(item.id, text) || holds(item.title, text)),
  }));
}

function holds(whole: string | undefined, part: string): boolean {
  return whole?.toLowerCase().includes(part) ?? false;
}

function indexesWhere(count: number, test: (index: number) => boolean): number[] {
  return Array.from({ length: count }, (_, index) => index).filter(test);
}

/**
 * The lines and cells that a filter leaves. State, owner and gaps choose cells, and a line stays when one of its cells
 * does. Text chooses what bears it: a line by its own name stays with all that stands in it.
 */
export function applyFilter(matrix: Matrix, filter: MatrixFilter): Filtered {
  const text = filter.text.trim().toLowerCase();
  const rows = linesOf(matrix.rows, filter.rowGroup, filter, text);
  const columns = linesOf(matrix.columns, filter.columnGroup, filter, text);
  const choosesCells = filter.state !== '' || filter.owner !== '' || filter.onlyGaps;
  if (!choosesCells && text === '') {
    return {
      rows: indexesWhere(rows.length, (index) => rows[index]?.allowed === true),
      columns: indexesWhere(columns.length, (index) => columns[index]?.allowed === true),
      cells: undefined,
    };
  }
  const bears = matrix.records.map(
    ({ id, title, owner }) => text !== '' && (holds(id, text) || holds(title, text) || holds(owner, text)),
  );
  const fits = (cell: MatrixCell): boolean => {
    const row = rows[cell.row];
    const column = columns[cell.column];
    if (row?.allowed !== true || column?.allowed !== true) return false;
    // What is only related owes nothing in another sense: no filter of states means it.
    if (filter.state !== '' && (cell.related === true || cell.state !== filter.state)) return false;
    if (filter.onlyGaps && cell.gap !== true) return false;
    const records = [...cell.controls, ...cell.evidence];
    if (filter.owner !== '' && !records.some((index) => matrix.records[index]?.owner === filter.owner)) {
      return false;
    }
    return text === '' || row.named || column.named || records.some((index) => bears[index] === true);
  };
  const fitting = matrix.cells.filter(fits);
  const fittingRows = new Set(fitting.map(({ row }) => row));
  const fittingColumns = new Set(fitting.map(({ column }) => column));
  const shown = (lines: typeof rows, fittingLines: ReadonlySet<number>): number[] =>
    indexesWhere(lines.length, (index) => {
      const line = lines[index];
      return line?.allowed === true && (fittingLines.has(index) || (!choosesCells && line.named));
    });
  const left = { rows: shown(rows, fittingRows), columns: shown(columns, fittingColumns) };
  const all = (lines: typeof rows): number[] =>
    indexesWhere(lines.length, (index) => lines[index]?.allowed === true);
  return {
    // A line that is found by name and stands alone still needs lines to cross.
    rows: left.rows.length === 0 && left.columns.length > 0 ? all(rows) : left.rows,
    columns: left.columns.length === 0 && left.rows.length > 0 ? all(columns) : left.columns,
    cells: new Set(fitting.map((cell) => cellKey(matrix, cell.row, cell.column))),
  };
}

/** Names of owners of what stands in cells, sorted, for a chooser. */
export function ownersOf(matrix: Matrix): readonly string[] {
  const owners = new Set<string>();
  for (const { owner } of matrix.records) if (owner !== undefined && owner !== '') owners.add(owner);
  return [...owners].sort((a, b) => a.localeCompare(b, 'en'));
}
