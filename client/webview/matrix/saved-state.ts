import { STATES, type State } from '../../../server/src/protocol/state.ts';
import { fieldsOf, offsetOf, textOf } from '../parts/saved-fields.ts';
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

/** Steps of the zoom, in percent. */
export const ZOOMS = [75, 90, 100, 125, 150] as const;

/** What a page begins with that was never open before. */
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

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function filterOf(value: unknown): MatrixFilter {
  const fields = fieldsOf(value);
  const state = STATES.find((known): known is State => known === fields['state']);
  return {
    text: textOf(fields['text']),
    rowGroup: textOf(fields['rowGroup']),
    columnGroup: textOf(fields['columnGroup']),
    state: state ?? '',
    owner: textOf(fields['owner']),
    onlyGaps: fields['onlyGaps'] === true,
    onlyInScope: fields['onlyInScope'] === true,
  };
}

/** Reads what was kept; whatever is missing or wrong is as at the first time. */
export function readSavedState(value: unknown): SavedState {
  const fields = fieldsOf(value);
  const folder = textOf(fields['folder']);
  return {
    rows: textOf(fields['rows']) || firstState.rows,
    columns: textOf(fields['columns']) || firstState.columns,
    ...(folder === '' ? {} : { folder }),
    filter: filterOf(fields['filter']),
    foldedRows: texts(fields['foldedRows']),
    foldedColumns: texts(fields['foldedColumns']),
    zoom: ZOOMS.find((zoom) => zoom === fields['zoom']) ?? firstState.zoom,
    legend: fields['legend'] === true,
    activeRow: textOf(fields['activeRow']),
    activeColumn: textOf(fields['activeColumn']),
    detail: fields['detail'] === true,
    top: offsetOf(fields['top']),
    left: offsetOf(fields['left']),
  };
}
