import { STATES, type State } from '../../../server/src/protocol/state.ts';
import { type MatrixFilter, noFilter } from './filter.ts';

/** What the matrix keeps over hiding and reload. Ids, not indexes: files change meanwhile. */
export interface SavedState {
  readonly rows: string;
  readonly columns: string;
  readonly folder?: string;
  readonly filter: MatrixFilter;
  /** Ids of folded groups. */
  readonly foldedRows: readonly string[];
  readonly foldedColumns: readonly string[];
  readonly zoom: number;
  readonly legend: boolean;
  /** Keys of the lines that cross at the selected cell. */
  readonly activeRow: string;
  readonly activeColumn: string;
  readonly detail: boolean;
  readonly top: number;
  readonly left: number;
}

export const ZOOMS = [75, 90, 100, 125, 150] as const;

export const firstState: SavedState = {
  rows: 'soc2',
  columns: 'annex-a',
  filter: noFilter,
  foldedRows: [],
  foldedColumns: [],
  zoom: 100,
  legend: false,
  activeRow: '',
  activeColumn: '',
  detail: false,
  top: 0,
  left: 0,
};

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function offset(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function filterOf(value: unknown): MatrixFilter {
  const fields = fieldsOf(value);
  const state = STATES.find((known): known is State => known === fields['state']);
  return {
    text: text(fields['text'], ''),
    rowGroup: text(fields['rowGroup'], ''),
    columnGroup: text(fields['columnGroup'], ''),
    state: state ?? '',
    owner: text(fields['owner'], ''),
    onlyGaps: fields['onlyGaps'] === true,
    onlyInScope: fields['onlyInScope'] === true,
  };
}

/** Reads what was kept; whatever is missing or wrong is as at the first time. */
export function readSavedState(value: unknown): SavedState {
  const fields = fieldsOf(value);
  const folder = text(fields['folder'], '');
  return {
    rows: text(fields['rows'], '') || firstState.rows,
    columns: text(fields['columns'], '') || firstState.columns,
    ...(folder === '' ? {} : { folder }),
    filter: filterOf(fields['filter']),
    foldedRows: texts(fields['foldedRows']),
    foldedColumns: texts(fields['foldedColumns']),
    zoom: ZOOMS.find((zoom) => zoom === fields['zoom']) ?? firstState.zoom,
    legend: fields['legend'] === true,
    activeRow: text(fields['activeRow'], ''),
    activeColumn: text(fields['activeColumn'], ''),
    detail: fields['detail'] === true,
    top: offset(fields['top']),
    left: offset(fields['left']),
  };
}
