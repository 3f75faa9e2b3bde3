import type { MatrixCell, MatrixRecord } from '../../../protocol/matrix.ts';
import type { CellStanding } from '../../audit/cell-standings.ts';
import type { StandingsMark } from '../../audit/standings-memory.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import type { Snapshot } from '../snapshot.ts';
import { matrixRecord } from './records.ts';

/** The cells of a matrix as views get them, with the records that they point at. */
export interface DrawnCells {
  readonly cells: readonly MatrixCell[];
  readonly records: readonly MatrixRecord[];
  /** How many gaps each item has, in the cells of its line. */
  readonly gaps: ReadonlyMap<FrameworkItem, number>;
}

/** Kinds of records that cells name, in the order of the list. */
const KINDS = ['control', 'evidence', 'policy'] as const;

/** Pairs of axes that are kept for a workspace: what a few views show. */
const MOST = 4;

const known = new WeakMap<WorkspaceView, readonly KnownCells[]>();

/**
 * Draws cells, and of those that were drawn before only what changed: an edit reaches few of thousands, and the others
 * are given as the same objects.
 */
export function drawnCells(
  snapshot: Snapshot,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
  standing: readonly CellStanding[],
): DrawnCells {
  const ofWorkspace = known.get(snapshot.workspace) ?? [];
  const before = ofWorkspace.find((each) => each.isOf(rows, columns));
  const cells = before ?? new KnownCells(rows, columns);
  known.set(snapshot.workspace, [cells, ...ofWorkspace.filter((each) => each !== cells)].slice(0, MOST));
  return cells.drawn(snapshot, standing);
}

class KnownCells {
  readonly #rows: readonly FrameworkItem[];
  readonly #columns: readonly FrameworkItem[];
  readonly #rowAt: ReadonlyMap<FrameworkItem, number>;
  readonly #columnAt: ReadonlyMap<FrameworkItem, number>;
  /** How many cells name a record. */
  readonly #named = new Map<RecordFact, number>();
  readonly #gaps = new Map<FrameworkItem, number>();
  /** The records of the list, and where each stands in it. */
  #list: readonly Listed[] = [];
  readonly #at = new Map<RecordFact, number>();
  #records: readonly MatrixRecord[] = [];
  #mark: StandingsMark | undefined;
  #standing: readonly CellStanding[] = [];
  #cells: readonly MatrixCell[] = [];

  constructor(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]) {
    this.#rows = rows;
    this.#columns = columns;
    this.#rowAt = new Map(rows.map((item, at) => [item, at]));
    this.#columnAt = new Map(columns.map((item, at) => [item, at]));
  }

  isOf(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): boolean {
    return isSame(this.#rows, rows) && isSame(this.#columns, columns);
  }

  drawn(snapshot: Snapshot, standing: readonly CellStanding[]): DrawnCells {
    let listed = false;
    if (standing !== this.#standing) {
      const { kept, others } = this.#compare(standing);
      listed = others.size > 0 && !this.#replaceAlone(others, snapshot.workspace);
      const moved = listed && this.#listAnew(snapshot.workspace);
      this.#cells = standing.map((cell, at) => (moved ? undefined : kept[at]) ?? this.#newCell(cell));
      this.#standing = standing;
    }
    this.#refresh(snapshot, listed);
    return { cells: this.#cells, records: this.#records, gaps: this.#gaps };
  }

  /** What is drawn already of the cells, by their place in the list; and the records that are named only now, or no more. */
  #compare(standing: readonly CellStanding[]): {
    readonly kept: readonly (MatrixCell | undefined)[];
    readonly others: ReadonlySet<RecordFact>;
  } {
    const before = this.#standing;
    const kept: (MatrixCell | undefined)[] = [];
    const gone: CellStanding[] = [];
    const come: CellStanding[] = [];
    let old = 0;
    for (const cell of standing) {
      if (cell !== before[old]) {
        const place = this.#placeOf(cell);
        for (let each = before[old]; each !== undefined && each !== cell; each = before[++old]) {
          if (this.#placeOf(each) > place) break;
          gone.push(each);
        }
      }
      if (cell === before[old]) kept.push(this.#cells[old++]);
      else {
        kept.push(undefined);
        come.push(cell);
      }
    }
    gone.push(...before.slice(old));
    const touched = new Set<RecordFact>();
    if (gone.length > come.length + before.length - gone.length || gone.length === before.length) {
      // Counting all that are there is less work than taking back most of what was.
      for (const record of this.#named.keys()) touched.add(record);
      this.#named.clear();
      this.#gaps.clear();
      for (const cell of standing) this.#count(cell, 1, touched);
    } else {
      for (const cell of gone) this.#count(cell, -1, touched);
      for (const cell of come) this.#count(cell, 1, touched);
    }
    const others = new Set<RecordFact>();
    for (const record of touched) {
      const isNamed = (this.#named.get(record) ?? 0) > 0;
      if (!isNamed) this.#named.delete(record);
      if (isNamed !== this.#at.has(record)) others.add(record);
    }
    return { kept, others };
  }

  #count(cell: CellStanding, by: number, touched: Set<RecordFact>): void {
    for (const list of [cell.controls, cell.evidence, cell.policies]) {
      for (const record of list) {
        this.#named.set(record, (this.#named.get(record) ?? 0) + by);
        touched.add(record);
      }
    }
    if (!cell.gap) return;
    for (const item of [cell.row, cell.column]) this.#gaps.set(item, (this.#gaps.get(item) ?? 0) + by);
  }

  /** An edit of a file with one record puts another in its place; false where it is more than that. */
  #replaceAlone(others: ReadonlySet<RecordFact>, workspace: WorkspaceView): boolean {
    if (others.size !== 2) return false;
    const gone = [...others].find((record) => this.#at.has(record));
    const come = [...others].find((record) => !this.#at.has(record));
    if (gone === undefined || come === undefined) return false;
    if (gone.file !== come.file || gone.kind !== come.kind) return false;
    const [only, ...more] = workspace.facts(come.file)?.records ?? [];
    const at = this.#at.get(gone);
    const kind = at === undefined ? undefined : this.#list[at]?.kind;
    if (at === undefined || kind === undefined || only !== come || more.length > 0) return false;
    this.#at.delete(gone);
    this.#at.set(come, at);
    this.#list = this.#list.with(at, { record: come, kind });
    return true;
  }

  /** The records that cells name, in the order of the workspace; whether one that stays is elsewhere than before. */
  #listAnew(workspace: WorkspaceView): boolean {
    const list: Listed[] = [];
    let moved = false;
    for (const kind of KINDS) {
      for (const record of workspace.records(kind)) {
        if (!this.#named.has(record)) continue;
        moved ||= (this.#at.get(record) ?? list.length) !== list.length;
        list.push({ record, kind });
      }
    }
    this.#list = list;
    this.#at.clear();
    for (const [at, { record }] of list.entries()) this.#at.set(record, at);
    return moved;
  }

  /** Where the records stand: those that a change since reached, or all of another list. */
  #refresh(snapshot: Snapshot, all: boolean): void {
    const { standings, workspace } = snapshot;
    const moved = all ? 'all' : standings.movedSince(this.#mark);
    this.#mark = standings.mark;
    if (moved === 'all') {
      this.#records = this.#list.map((each) => recordOf(snapshot, each));
      return;
    }
    const records = [...this.#records];
    for (const file of moved) {
      for (const record of workspace.facts(file)?.records ?? []) {
        const at = this.#at.get(record);
        const listed = at === undefined ? undefined : this.#list[at];
        if (at !== undefined && listed !== undefined) records[at] = recordOf(snapshot, listed);
      }
    }
    this.#records = records;
  }

  #placeOf({ row, column }: CellStanding): number {
    return (this.#rowAt.get(row) ?? 0) * this.#columns.length + (this.#columnAt.get(column) ?? 0);
  }

  #newCell({
    row,
    column,
    coverage,
    dissent,
    gap,
    related,
    state,
    controls,
    evidence,
    policies,
  }: CellStanding): MatrixCell {
    const places = (records: readonly RecordFact[]): number[] =>
      records.map((record) => this.#at.get(record) ?? 0);
    return {
      row: this.#rowAt.get(row) ?? 0,
      column: this.#columnAt.get(column) ?? 0,
      controls: places(controls),
      evidence: places(policies.length === 0 ? evidence : [...evidence, ...policies]),
      state,
      ...(coverage === undefined ? {} : { coverage }),
      ...(dissent ? { dissent } : {}),
      ...(gap ? { gap } : {}),
      ...(related ? { related } : {}),
    };
  }
}

interface Listed {
  readonly record: RecordFact;
  readonly kind: MatrixRecord['kind'];
}

function recordOf({ standings }: Snapshot, { record, kind }: Listed): MatrixRecord {
  switch (kind) {
    case 'control':
      return matrixRecord(record, kind, standings.control(record).state);
    case 'evidence':
      return matrixRecord(record, kind, standings.evidence(record).state);
    case 'policy':
      return matrixRecord(record, kind, 'policy-only');
  }
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
