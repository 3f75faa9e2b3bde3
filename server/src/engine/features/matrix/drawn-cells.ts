import type { MatrixCell, MatrixRecord } from '../../../protocol/matrix.ts';
import type { CellStanding } from '../../audit/cell-standings.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import type { Snapshot } from '../snapshot.ts';
import { matrixRecord } from './records.ts';

/** The cells of a matrix as views get them, with the records that they point at. */
export interface DrawnCells {
  readonly cells: readonly MatrixCell[];
  readonly records: readonly MatrixRecord[];
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
  #records: readonly (readonly [RecordFact, MatrixRecord['kind']])[] = [];
  #at: ReadonlyMap<RecordFact, number> = new Map();
  #drawn = new Map<CellStanding, MatrixCell>();
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
    if (standing !== this.#standing) {
      if (this.#recount(standing)) this.#list(snapshot.workspace);
      this.#draw(standing);
      this.#standing = standing;
    }
    return {
      cells: this.#cells,
      records: this.#records.map(([record, kind]) =>
        matrixRecord(record, kind, stateOf(snapshot, record, kind)),
      ),
    };
  }

  /** Counts who is named by cells that came, and no more by those that went; whether these are others than before. */
  #recount(standing: readonly CellStanding[]): boolean {
    const gone = new Set(this.#standing);
    const changed = new Set<RecordFact>();
    const count = (cell: CellStanding, by: number): void => {
      for (const list of [cell.controls, cell.evidence, cell.policies]) {
        for (const record of list) {
          const before = this.#named.get(record) ?? 0;
          this.#named.set(record, before + by);
          if (before === 0 || before + by === 0) changed.add(record);
        }
      }
    };
    for (const cell of standing) if (!gone.delete(cell)) count(cell, 1);
    for (const cell of gone) {
      count(cell, -1);
      this.#drawn.delete(cell);
    }
    let others = false;
    for (const record of changed) {
      const isNamed = (this.#named.get(record) ?? 0) > 0;
      if (!isNamed) this.#named.delete(record);
      others ||= isNamed !== this.#at.has(record);
    }
    return others;
  }

  /** The records that cells name, in the order of the workspace: an edit of one leaves the others where they are. */
  #list(workspace: WorkspaceView): void {
    const records: (readonly [RecordFact, MatrixRecord['kind']])[] = [];
    const at = new Map<RecordFact, number>();
    let moved = false;
    for (const kind of KINDS) {
      for (const record of workspace.records(kind)) {
        if (!this.#named.has(record)) continue;
        moved ||= (this.#at.get(record) ?? records.length) !== records.length;
        at.set(record, records.length);
        records.push([record, kind]);
      }
    }
    this.#records = records;
    this.#at = at;
    if (moved) this.#drawn = new Map();
  }

  #draw(standing: readonly CellStanding[]): void {
    this.#cells = standing.map((cell) => {
      let drawn = this.#drawn.get(cell);
      if (drawn === undefined) {
        drawn = this.#newCell(cell);
        this.#drawn.set(cell, drawn);
      }
      return drawn;
    });
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

function stateOf(
  { standings }: Snapshot,
  record: RecordFact,
  kind: MatrixRecord['kind'],
): MatrixRecord['state'] {
  switch (kind) {
    case 'control':
      return standings.control(record).state;
    case 'evidence':
      return standings.evidence(record).state;
    case 'policy':
      return 'policy-only';
  }
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
