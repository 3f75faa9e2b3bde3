import { STATES, type State } from '../../../server/src/protocol/state.ts';
import { noFilter, type TimelineFilter } from './timeline-filter.ts';

/** What the timeline keeps over hiding and reload. Ids, not indexes: files change meanwhile. */
export interface SavedTimeline {
  readonly filter: TimelineFilter;
  readonly zoom: number;
  readonly legend: boolean;
  /** Key of the row and of the mark that the keyboard is at. */
  readonly row: string;
  readonly mark: string;
  readonly top: number;
  readonly left: number;
}

/** Widths of the axis, in widths of the panel. */
export const ZOOMS = [1, 2, 4, 8] as const;

export const firstTimeline: SavedTimeline = {
  filter: noFilter,
  zoom: 1,
  legend: false,
  row: '',
  mark: '',
  top: 0,
  left: 0,
};

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function offset(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

/** Reads what was kept; whatever is missing or wrong is as at the first time. */
export function readSavedTimeline(value: unknown): SavedTimeline {
  const fields = fieldsOf(value);
  const filter = fieldsOf(fields['filter']);
  return {
    filter: {
      text: text(filter['text']),
      group: text(filter['group']),
      state: STATES.find((known): known is State => known === filter['state']) ?? '',
      owner: text(filter['owner']),
      onlyMissing: filter['onlyMissing'] === true,
    },
    zoom: ZOOMS.find((zoom) => zoom === fields['zoom']) ?? firstTimeline.zoom,
    legend: fields['legend'] === true,
    row: text(fields['row']),
    mark: text(fields['mark']),
    top: offset(fields['top']),
    left: offset(fields['left']),
  };
}
