import type {
  Matrix,
  MatrixCell,
  MatrixParams,
  MatrixRecord,
  MatrixResult,
} from '../../../protocol/matrix.ts';
import type { CellStanding } from '../../audit/cell-standings.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { timeFrameOf } from '../time-frame.ts';
import { axisChoices, axisOf, measuredAxis } from './axes.ts';
import { matrixRecord } from './records.ts';

/** A matrix without what only the host knows: the roots. */
export type MatrixContent = Omit<Matrix, 'folder' | 'folders'>;

/** Why there is no matrix. */
export type NoMatrix = Extract<MatrixResult, { readonly type: 'none' }>;

/**
 * The matrix of two frameworks: `soc2` against `iso27001` unless told otherwise. Says why when an axis names a
 * framework that is not known here.
 */
export function matrixOf(
  snapshot: Snapshot,
  { rows = 'soc2', columns = 'iso27001' }: Pick<MatrixParams, 'rows' | 'columns'>,
): MatrixContent | NoMatrix {
  const rowAxis = axisOf(snapshot, rows);
  const columnAxis = axisOf(snapshot, columns);
  if (rowAxis === undefined) return unknown(rows);
  if (columnAxis === undefined) return unknown(columns);
  const { standings } = snapshot;
  const records = new Records(snapshot);
  const gaps = new Map<FrameworkItem, number>();
  const rowAt = new Map(rowAxis.items.map((item, at) => [item, at]));
  const columnAt = new Map(columnAxis.items.map((item, at) => [item, at]));
  const cells = standings.cells(rowAxis.items, columnAxis.items).map((cell): MatrixCell => {
    const { row, column } = cell;
    if (cell.gap) for (const item of [row, column]) gaps.set(item, (gaps.get(item) ?? 0) + 1);
    return matrixCell(cell, rowAt.get(row) ?? 0, columnAt.get(column) ?? 0, records);
  });
  return {
    revision: snapshot.revision,
    frame: timeFrameOf(snapshot),
    choices: axisChoices(snapshot),
    rows: measuredAxis(snapshot, rowAxis, gaps),
    columns: measuredAxis(snapshot, columnAxis, gaps),
    records: records.list,
    cells,
    complete: snapshot.workspace.complete,
  };
}

/** Whether there is a matrix. */
export function isMatrix(answer: MatrixContent | NoMatrix): answer is MatrixContent {
  return 'cells' in answer;
}

function unknown(framework: string): NoMatrix {
  const name = framework.length > 60 ? `${framework.slice(0, 60)}…` : framework;
  return {
    type: 'none',
    reason: 'unknown-framework',
    message: `No framework here is called ${name}. Choose another axis, or define it in a record of kind framework.`,
  };
}

function matrixCell(cell: CellStanding, row: number, column: number, records: Records): MatrixCell {
  const { coverage, dissent, gap, state } = cell;
  return {
    row,
    column,
    controls: cell.controls.map((record) => records.control(record)),
    evidence: [
      ...cell.evidence.map((record) => records.evidence(record)),
      ...cell.policies.map((record) => records.policy(record)),
    ],
    state,
    ...(coverage === undefined ? {} : { coverage }),
    ...(dissent ? { dissent } : {}),
    ...(gap ? { gap } : {}),
  };
}

/** The list of records that cells point into, in the order in which cells name them. */
class Records {
  readonly list: MatrixRecord[] = [];
  readonly #standings: Snapshot['standings'];
  readonly #at = new Map<RecordFact, number>();

  constructor({ standings }: Snapshot) {
    this.#standings = standings;
  }

  control(record: RecordFact): number {
    return this.#at.get(record) ?? this.#add(record, 'control', this.#standings.control(record).state);
  }

  evidence(record: RecordFact): number {
    return this.#at.get(record) ?? this.#add(record, 'evidence', this.#standings.evidence(record).state);
  }

  policy(record: RecordFact): number {
    return this.#at.get(record) ?? this.#add(record, 'policy', 'policy-only');
  }

  #add(record: RecordFact, kind: MatrixRecord['kind'], state: MatrixRecord['state']): number {
    const at = this.list.length;
    this.list.push(matrixRecord(record, kind, state));
    this.#at.set(record, at);
    return at;
  }
}
