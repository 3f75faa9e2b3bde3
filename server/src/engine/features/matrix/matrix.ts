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
  const gaps = new Map<FrameworkItem, number>();
  const rowAt = new Map(rowAxis.items.map((item, at) => [item, at]));
  const columnAt = new Map(columnAxis.items.map((item, at) => [item, at]));
  const standing = snapshot.standings.cells(rowAxis.items, columnAxis.items);
  const records = recordsOf(snapshot, standing);
  const cells = standing.map((cell): MatrixCell => {
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
  const { coverage, dissent, gap, related, state, controls, evidence, policies } = cell;
  return {
    row,
    column,
    controls: records.places(controls),
    evidence: records.places(policies.length === 0 ? evidence : [...evidence, ...policies]),
    state,
    ...(coverage === undefined ? {} : { coverage }),
    ...(dissent ? { dissent } : {}),
    ...(gap ? { gap } : {}),
    ...(related ? { related } : {}),
  };
}

/** The list of records that cells point into. */
interface Records {
  readonly list: readonly MatrixRecord[];
  places(records: readonly RecordFact[]): number[];
}

/** The records that cells name, in the order of the workspace: an edit of one leaves the others where they are. */
function recordsOf({ standings, workspace }: Snapshot, cells: readonly CellStanding[]): Records {
  const named = new Set<RecordFact>();
  for (const { controls, evidence, policies } of cells) {
    for (const record of controls) named.add(record);
    for (const record of evidence) named.add(record);
    for (const record of policies) named.add(record);
  }
  const list: MatrixRecord[] = [];
  const at = new Map<RecordFact, number>();
  const add = (record: RecordFact, kind: MatrixRecord['kind'], state: MatrixRecord['state']): void => {
    at.set(record, list.length);
    list.push(matrixRecord(record, kind, state));
  };
  for (const record of workspace.records('control'))
    if (named.has(record)) add(record, 'control', standings.control(record).state);
  for (const record of workspace.records('evidence'))
    if (named.has(record)) add(record, 'evidence', standings.evidence(record).state);
  for (const record of workspace.records('policy'))
    if (named.has(record)) add(record, 'policy', 'policy-only');
  return { list, places: (records) => records.map((record) => at.get(record) ?? 0) };
}
