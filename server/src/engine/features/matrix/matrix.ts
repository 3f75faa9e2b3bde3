import type { Matrix, MatrixParams, MatrixResult } from '../../../protocol/matrix.ts';
import type { Snapshot } from '../snapshot.ts';
import { timeFrameOf } from '../time-frame.ts';
import { axisChoices, axisOf, measuredAxis } from './axes.ts';
import { drawnCells } from './drawn-cells.ts';

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
  const standing = snapshot.standings.cells(rowAxis.items, columnAxis.items);
  const { cells, records, gaps } = drawnCells(snapshot, rowAxis.items, columnAxis.items, standing);
  return {
    revision: snapshot.revision,
    frame: timeFrameOf(snapshot),
    choices: axisChoices(snapshot),
    rows: measuredAxis(snapshot, rowAxis, gaps),
    columns: measuredAxis(snapshot, columnAxis, gaps),
    records,
    cells,
    complete: snapshot.workspace.complete,
  };
}

/** Whether there is a matrix. */
export function isMatrix(answer: MatrixContent | NoMatrix): answer is MatrixContent {
  return 'cells' in answer;
}

function unknown(framework: string): NoMatrix {
  const written = String(framework);
  const name = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  return {
    type: 'none',
    reason: 'unknown-framework',
    message: `No framework here is called ${name}. Choose another axis, or define it in a record of kind framework.`,
  };
}
