import type { CellDetail, Matrix } from '../../server/src/protocol/matrix.ts';
import { hostileTitles } from './sample-matrix.ts';

/** Details of a cell, with sources that disagree and texts that are hostile. */
export function sampleCell(matrix: Matrix, row: string, column: string): CellDetail {
  const titleOf = (items: readonly { id: string; title: string }[], id: string): string =>
    items.find((item) => item.id === id)?.title ?? '';
  const place = { file: 'controls/AC-001.yaml', offset: 4 };
  return {
    row: { id: row, title: titleOf(matrix.rows.items, row) },
    column: { id: column, title: titleOf(matrix.columns.items, column) },
    state: 'stale',
    gap: false,
    dissent: true,
    claims: [
      {
        source: 'Tickmark',
        relationship: 'intersects with',
        strength: 7,
        coverage: 'strong',
        basis: 'requirements',
        note: 'The criterion also asks for the review of access after a change of role.',
      },
      { source: 'XW-OWN', relationship: 'superset of', strength: 3, note: hostileTitles[0], place },
    ],
    controls: [
      {
        id: 'AC-001',
        title: 'Joiners get access by a ticket that their lead approves',
        owner: 'Ines Okafor',
        state: 'missed',
        words: '3 of 4 in the window, missed 2025-Q3',
        place,
      },
    ],
    evidence: [
      {
        id: 'EV-010',
        title: hostileTitles[1],
        kind: 'evidence',
        type: 'access-review',
        owner: 'Tom Reyes',
        frequency: 'quarterly',
        lastOccurrence: '2025-10-02',
        nextDue: '2025-12-31',
        state: 'stale',
        place,
      },
      { id: 'POL-002', title: hostileTitles[4], kind: 'policy', owner: 'CISO', state: 'policy-only', place },
    ],
    candidates: [
      { id: 'AC-009', title: hostileTitles[3], state: 'current', words: '4 of 4 in the window', place },
    ],
    markdown: `| ${row} | ${column} |`,
  };
}
