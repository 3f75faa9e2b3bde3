import type { Engine } from '../../../server/src/engine/engine.ts';
import { isMatrix, type MatrixContent, matrixOf } from '../../../server/src/engine/features/matrix/matrix.ts';
import type { MatrixCell } from '../../../server/src/protocol/matrix.ts';
import { engineFor, type WorkspaceOptions } from '../../support/workspace.ts';

export const SCOPE = `kind: scope
id: SCOPE
title: Scope
frameworks: [soc2, iso27001]
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;
export const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
owner: role:it
status: operating
frequency: quarterly
satisfies:
  soc2: [CC6.2]
  iso27001: [A.5.18]
`;
export const REVIEW = `kind: evidence
id: EV-001
title: Review
type: access-review
owner: role:it
controls: [AC-001]
occurrences:
  - {period: 2025-Q2, performed_on: 2025-06-24}
  - {period: 2025-Q3, performed_on: 2025-09-23}
  - {period: 2025-Q4, performed_on: 2025-12-09}
`;

/** An engine with files beside the scope of a Type 2 report. */
export function engineOf(files: Readonly<Record<string, string>>, options: WorkspaceOptions = {}): Engine {
  return engineFor(new Map(Object.entries({ 'scope.yaml': SCOPE, ...files })), options);
}

/** The matrix of an engine; fails where there is none. */
export function matrixIn(engine: Engine, rows = 'soc2', columns = 'iso27001'): MatrixContent {
  const matrix = matrixOf(engine, { rows, columns });
  if (!isMatrix(matrix)) throw new Error(matrix.message);
  return matrix;
}

/** A cell by the ids of its items; undefined where there is none. */
export function cellIn(matrix: MatrixContent, row: string, column: string): MatrixCell | undefined {
  return matrix.cells.find(
    (cell) => matrix.rows.items[cell.row]?.id === row && matrix.columns.items[cell.column]?.id === column,
  );
}

/** Ids of the records that a cell points at. */
export function idsIn(matrix: MatrixContent, places: readonly number[] | undefined): string[] {
  return (places ?? []).map((at) => matrix.records[at]?.id ?? 'none');
}
