import { RELATED_WORDS } from '../../../server/src/protocol/matrix.ts';
import { STATE_WORDS } from '../../../server/src/protocol/state.ts';
import { cellKey } from './cells.ts';
import type { GridView } from './grid-view.ts';
import type { Line } from './layout.ts';
import { itemsOf, summarise } from './summary.ts';
import { cellWords, MARKS, summaryWords } from './words.ts';

/** What a cell shows: one element with one text, because hundreds are drawn while somebody scrolls. */
export interface CellLook {
  readonly words: string;
  readonly classes: string;
  readonly text: string;
  readonly marks: string;
}

function emptyLook(words: string): CellLook {
  return { words, classes: '', text: '', marks: '' };
}

function plainLook(view: GridView, row: number, column: number): CellLook {
  const { matrix, cells, filtered, fresh } = view;
  const rowItem = matrix.rows.items[row];
  const columnItem = matrix.columns.items[column];
  if (rowItem === undefined || columnItem === undefined) return emptyLook('');
  const key = cellKey(matrix, row, column);
  const cell = filtered.cells?.has(key) === false ? undefined : cells.get(key);
  const words = cellWords(rowItem, columnItem, cell);
  const news = fresh.has(key) ? ' fresh' : '';
  if (cell === undefined) return { ...emptyLook(words), classes: news };
  const { state, evidence, coverage, gap, dissent, related } = cell;
  const { sign } = related ? RELATED_WORDS : STATE_WORDS[state];
  const weight = related ? 'related' : 'tint';
  return {
    words,
    classes: ` full ${weight} state-${state}${coverage === undefined ? '' : ` bar ${coverage}`}${gap ? ' gap' : ''}${news}`,
    text: `${sign} ${evidence.length > 0 ? evidence.length : ''}`,
    marks: `${dissent ? MARKS.dissent.sign : ''}${gap ? MARKS.gap.sign : ''}`,
  };
}

function summaryLook(view: GridView, row: Line, column: Line): CellLook {
  const { matrix, cells, filtered } = view;
  const summary = summarise(matrix, cells, filtered.cells, itemsOf(row), itemsOf(column));
  const words = summaryWords(nameOf(view, 'rows', row), nameOf(view, 'columns', column), summary);
  const { state, artifacts, gaps } = summary;
  if (state === undefined) return { ...emptyLook(words), classes: ' summary' };
  return {
    words,
    classes: ` summary full state-${state}`,
    text: `${STATE_WORDS[state].sign} ${artifacts > 0 ? artifacts : ''}`,
    marks: gaps > 0 ? MARKS.gap.sign : '',
  };
}

function nameOf(view: GridView, axis: 'rows' | 'columns', line: Line): string {
  return line.kind === 'group' ? line.group : (view.matrix[axis].items[line.index]?.id ?? '');
}

/** What the cell shows where two lines cross. */
export function lookOf(view: GridView, row: Line, column: Line): CellLook {
  return row.kind === 'item' && column.kind === 'item'
    ? plainLook(view, row.index, column.index)
    : summaryLook(view, row, column);
}
