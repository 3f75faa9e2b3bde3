import type {
  EvidenceTimeline,
  TimelineLane,
  TimelineStrip,
} from '../../../server/src/protocol/evidence-timeline.ts';
import { STATE_WORDS, type State } from '../../../server/src/protocol/state.ts';
import { addDays } from '../parts/days.ts';
import { shortened } from '../parts/shortened.ts';
import { type TimeAxis, timeAxis } from '../parts/time-axis.ts';
import { type Mark, marksOf } from './marks.ts';

/** One line of the timeline: a lane of a control, or a control that has none. */
export interface TimelineRow {
  readonly key: string;
  readonly strip: TimelineStrip;
  /** The first line of a control bears its id and title. */
  readonly isFirst: boolean;
  readonly lane: TimelineLane | undefined;
  readonly state: State;
  readonly marks: readonly Mark[];
}

const marks = new WeakMap<TimelineLane, readonly Mark[]>();

/** The lines of some controls; marks are worked out when a line is drawn first. */
export function rowsOf(strips: readonly TimelineStrip[]): readonly TimelineRow[] {
  return strips.flatMap((strip): TimelineRow[] => {
    const { control, place, lanes, state } = strip;
    // An id may be defined twice: the file tells such controls apart.
    const key = `${control}\n${place.file}`;
    if (lanes.length === 0) return [{ key, strip, isFirst: true, lane: undefined, state, marks: [] }];
    return lanes.map((lane, index) => ({
      key: `${key}\n${lane.stage}`,
      strip,
      isFirst: index === 0,
      lane,
      state: lane.state,
      get marks() {
        let known = marks.get(lane);
        if (known === undefined) {
          known = marksOf(strip, lane);
          marks.set(lane, known);
        }
        return known;
      },
    }));
  });
}

/** What a line says as a whole: its control, what is done how often, how it stands. */
export function rowText({ strip, lane, state }: TimelineRow): string {
  const parts = [`${strip.control} ${shortened(strip.title, 120)}`];
  if (lane !== undefined && lane.stage !== '') parts.push(lane.stage);
  if (lane !== undefined && lane.frequency !== '') parts.push(lane.frequency);
  parts.push(STATE_WORDS[state].label, lane === undefined ? 'no evidence yet' : lane.words);
  if (strip.owner !== undefined) parts.push(`owner ${strip.owner}`);
  return parts.join(', ');
}

/** Days around the window that are drawn, so that what lies at its edges is seen. */
const MARGIN = 15;
/** How far beyond the window the as-of day and fieldwork are followed. */
const FURTHEST = 400;

/** The days that are drawn: the window, and what belongs to it around it. */
export function axisOf({ frame, fieldwork, strips }: EvidenceTimeline): TimeAxis | undefined {
  const { window, asOf } = frame;
  if (window === undefined) return undefined;
  const earliest = addDays(window.start, -FURTHEST);
  const latest = addDays(window.end, FURTHEST);
  let start = window.start;
  let end = window.end;
  const take = (from: string, to: string): void => {
    if (from >= earliest && from < start) start = from;
    if (to <= latest && to > end) end = to;
  };
  take(asOf, asOf);
  for (const stretch of fieldwork) if (stretch.end >= window.start) take(stretch.start, stretch.end);
  for (const { lanes } of strips) {
    for (const { expected } of lanes) {
      const last = expected.at(-1);
      if (last?.next === true && last.units === undefined && last.status !== 'open')
        take(last.start, last.end);
    }
  }
  return timeAxis(addDays(start, -MARGIN), addDays(end, MARGIN));
}
