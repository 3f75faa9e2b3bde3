import { MATRIX_TOTALS, type MatrixAxis, type MatrixCell, RELATED_WORDS } from '../../../protocol/matrix.ts';
import { STATE_WORDS } from '../../../protocol/state.ts';
import { isMatrix, type MatrixContent, matrixOf } from '../matrix/matrix.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted } from '../words/day-words.ts';
import type { Column, DocumentRequest, Row, Section, Table } from './document.ts';
import { compare } from './record-reading.ts';

/** The matrix as the view shows it: one line for each pair, the totals of both axes, and for spreadsheets the grid. */
export function matrixDocument(snapshot: Snapshot, { rows, columns }: DocumentRequest): readonly Section[] {
  const matrix = matrixOf(snapshot, {
    ...(rows === undefined ? {} : { rows }),
    ...(columns === undefined ? {} : { columns }),
  });
  if (!isMatrix(matrix))
    return [{ heading: 'No matrix', blocks: [{ type: 'paragraph', text: matrix.message }] }];
  const title = `${matrix.rows.framework.title} against ${matrix.columns.framework.title}`;
  return [
    {
      heading: title,
      blocks: [
        {
          type: 'paragraph',
          text: `A pair stands here when a control or a policy cites both sides, an artifact supports both, or the crosswalk expects it. ${onlyRelated(matrix)}`.trim(),
        },
        pairTable(matrix),
      ],
    },
    {
      heading: 'Totals',
      blocks: [
        {
          type: 'facts',
          facts: [
            { label: 'Controls', value: MATRIX_TOTALS.controls },
            { label: 'Artifacts', value: MATRIX_TOTALS.evidence },
            { label: 'Gaps', value: MATRIX_TOTALS.gaps },
          ],
        },
        totalsTable('Rows', matrix.rows),
        totalsTable('Columns', matrix.columns),
        gridTable(matrix),
      ],
    },
  ];
}

function pairTable(matrix: MatrixContent): Table {
  const idsAt = (at: readonly number[], kinds: readonly string[]): readonly string[] => {
    const records = at.flatMap((index) => matrix.records[index] ?? []);
    const ids = records.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    return [...new Set(ids)].sort(compare);
  };
  return {
    type: 'table',
    name: 'Pairs',
    groupedBy: 'group',
    empty: 'No pair is supported, and the crosswalk says nothing about these two frameworks.',
    columns: [
      { key: 'group', title: 'Group', type: 'text' },
      { key: 'row', title: 'Row', type: 'text' },
      { key: 'rowTitle', title: 'Topic', type: 'text' },
      { key: 'column', title: 'Column', type: 'text' },
      { key: 'columnTitle', title: 'Title', type: 'text' },
      { key: 'state', title: 'Stands', type: 'state' },
      { key: 'coverage', title: 'Coverage', type: 'text' },
      { key: 'marks', title: 'Marks', type: 'ids' },
      { key: 'controls', title: 'Controls', type: 'ids' },
      { key: 'evidence', title: 'Artifacts', type: 'ids' },
      { key: 'policies', title: 'Policies', type: 'ids' },
    ],
    rows: matrix.cells.flatMap((cell): readonly Row[] => {
      const row = matrix.rows.items[cell.row];
      const column = matrix.columns.items[cell.column];
      if (row === undefined || column === undefined || cell.related === true) return [];
      const group = matrix.rows.groups.find(({ id }) => id === row.group);
      return [
        {
          group: group === undefined || group.title === group.id ? row.group : `${group.id} ${group.title}`,
          row: row.id,
          rowTitle: row.title,
          column: column.id,
          columnTitle: column.title,
          state: cell.state,
          coverage: cell.coverage,
          marks: marksOf(cell),
          controls: idsAt(cell.controls, ['control']),
          evidence: idsAt(cell.evidence, ['evidence']),
          policies: idsAt(cell.evidence, ['policy']),
        },
      ];
    }),
  };
}

function onlyRelated({ cells }: MatrixContent): string {
  const count = cells.filter(({ related }) => related === true).length;
  if (count === 0) return '';
  return `${counted(count, 'more pair')} that a crosswalk only relates, without anything here and nothing expected, ${count === 1 ? 'is' : 'are'} left out.`;
}

function marksOf({ gap, dissent }: MatrixCell): readonly string[] {
  return [...(gap === true ? ['gap'] : []), ...(dissent === true ? ['sources disagree'] : [])];
}

function totalsTable(name: string, { items }: MatrixAxis): Table {
  return {
    type: 'table',
    name,
    empty: 'The framework has no items.',
    columns: [
      { key: 'id', title: 'Item', type: 'text' },
      { key: 'title', title: 'Topic', type: 'text' },
      { key: 'inScope', title: 'In scope', type: 'text' },
      { key: 'state', title: 'Stands', type: 'state' },
      { key: 'controls', title: 'Controls', type: 'number' },
      { key: 'evidence', title: 'Artifacts', type: 'number' },
      { key: 'gaps', title: 'Gaps', type: 'number' },
    ],
    rows: items.map(({ id, title, inScope, state, controls, evidence, gaps }) => ({
      id,
      title,
      inScope: inScope ? 'yes' : 'no',
      state,
      controls,
      evidence,
      gaps,
    })),
  };
}

/** The matrix as people know it from spreadsheets: sign and number of artifacts in each cell. */
function gridTable(matrix: MatrixContent): Table {
  const cells = new Map<string, MatrixCell>();
  for (const cell of matrix.cells) cells.set(`${cell.row} ${cell.column}`, cell);
  const columns = matrix.columns.items.map(
    ({ id }, at): Column => ({ key: `c${at}`, title: id, type: 'text' }),
  );
  return {
    type: 'table',
    name: 'Grid',
    wide: true,
    empty: 'The framework has no items.',
    columns: [{ key: 'item', title: 'Item', type: 'text' }, ...columns],
    rows: matrix.rows.items.map(({ id }, row): Row => {
      const line: Record<string, string> = { item: id };
      for (const [column] of matrix.columns.items.entries()) {
        const cell = cells.get(`${row} ${column}`);
        if (cell !== undefined) line[`c${column}`] = cellText(cell);
      }
      return line;
    }),
  };
}

/** `✓ 3`; `gap` where the crosswalk expects a pair and nothing supports it; a dot where it only relates the two. */
function cellText(cell: MatrixCell): string {
  const { sign } = cell.related === true ? RELATED_WORDS : STATE_WORDS[cell.state];
  if (cell.gap === true) return `${sign} gap`;
  return cell.evidence.length === 0 ? sign : `${sign} ${cell.evidence.length}`;
}
