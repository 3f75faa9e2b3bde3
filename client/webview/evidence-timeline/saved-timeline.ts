import { STATES, type State } from '../../../server/src/protocol/state.ts';
import { fieldsOf, offsetOf, textOf } from '../parts/saved-fields.ts';
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

/** What a page begins with that was never open before. */
export const firstTimeline: SavedTimeline = {
  filter: noFilter,
  zoom: 1,
  legend: false,
  row: '',
  mark: '',
  top: 0,
  left: 0,
};

/** Reads what was kept; whatever is missing or wrong is as at the first time. */
export function readSavedTimeline(value: unknown): SavedTimeline {
  const fields = fieldsOf(value);
  const filter = fieldsOf(fields['filter']);
  return {
    filter: {
      text: textOf(filter['text']),
      group: textOf(filter['group']),
      state: STATES.find((known): known is State => known === filter['state']) ?? '',
      owner: textOf(filter['owner']),
      onlyMissing: filter['onlyMissing'] === true,
    },
    zoom: ZOOMS.find((zoom) => zoom === fields['zoom']) ?? firstTimeline.zoom,
    legend: fields['legend'] === true,
    row: textOf(fields['row']),
    mark: textOf(fields['mark']),
    top: offsetOf(fields['top']),
    left: offsetOf(fields['left']),
  };
}
