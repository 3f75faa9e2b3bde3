import type { Matrix, MatrixItem } from '../../server/src/protocol/matrix.ts';

/** An item of an axis as it is when nothing is told of it. */
export function item(id: string, group: string, inScope = true): MatrixItem {
  return { id, title: `Title of ${id}`, group, inScope, controls: 0, evidence: 0, gaps: 0, state: 'current' };
}

const place = { file: 'a.yaml', offset: 0 };

/** Small enough to be read beside a test: two series by two themes; A.8.2 is out of scope. */
export const smallMatrix: Matrix = {
  revision: 4,
  frame: { asOf: '2026-01-12', origin: 'clock' },
  folder: 'file:///w',
  folders: [],
  choices: [],
  rows: {
    framework: { id: 'soc2', title: 'SOC 2' },
    groups: [
      { id: 'CC6', title: 'Access' },
      { id: 'CC7', title: 'Operations' },
    ],
    items: [item('CC6.1', 'CC6'), item('CC6.2', 'CC6'), item('CC7.1', 'CC7')],
  },
  columns: {
    framework: { id: 'annex-a', title: 'Annex A' },
    groups: [
      { id: 'A.5', title: 'Organizational' },
      { id: 'A.8', title: 'Technological' },
    ],
    items: [item('A.5.15', 'A.5'), item('A.5.16', 'A.5'), item('A.8.2', 'A.8', false)],
  },
  records: [
    { id: 'AC-001', title: 'Joiners', kind: 'control', owner: 'Ines', state: 'current', place },
    { id: 'EV-001', title: 'Review of Q1', kind: 'evidence', owner: 'Tom', state: 'stale', place },
    { id: 'POL-1', title: 'Access policy', kind: 'policy', state: 'policy-only', place },
  ],
  cells: [
    { row: 0, column: 0, controls: [0], evidence: [1], state: 'stale' },
    { row: 0, column: 2, controls: [], evidence: [2], state: 'policy-only' },
    { row: 1, column: 1, controls: [], evidence: [], state: 'unevidenced', coverage: 'strong', gap: true },
  ],
  complete: true,
};
