import type {
  ActualOccurrence,
  ExpectedOccurrence,
  TimelineLane,
  TimelineStrip,
} from '../../../server/src/protocol/evidence-timeline.ts';
import type { Place } from '../../../server/src/protocol/place.ts';
import { OTHER_WORDS, STATUS_WORDS } from './status-words.ts';

/** One thing on a strip that can be pointed at. */
export interface Mark {
  /** Different for each mark of a lane, the same after an edit elsewhere. */
  readonly key: string;
  readonly look: ExpectedOccurrence['status'] | keyof typeof OTHER_WORDS;
  readonly start: string;
  readonly end: string;
  readonly sign: string;
  /** All that it says, for the detail and for screen readers. */
  readonly text: string;
  readonly place: Place;
  /** The day on which the expected occurrence was performed. */
  readonly doneOn?: string;
  /** Label of the expected occurrence that lacks an entry; a stub of it can be inserted. */
  readonly insert?: string;
}

const CAN_BE_INSERTED: ReadonlySet<string> = new Set(['missed', 'due', 'open', 'optional']);

/** Everything on the strip of a lane, in the order of days. */
export function marksOf(strip: TimelineStrip, lane: TimelineLane): readonly Mark[] {
  const toPlace = lane.record ?? strip.place;
  const left = new Map<string, ActualOccurrence[]>();
  for (const actual of lane.actual) {
    const known = left.get(actual.on);
    if (known === undefined) left.set(actual.on, [actual]);
    else known.push(actual);
  }
  const units = lane.expected.map((expected): Mark => {
    const { status, start, end, label, performedOn } = expected;
    const own = performedOn === undefined ? undefined : left.get(performedOn)?.shift();
    const canInsert = CAN_BE_INSERTED.has(status) && lane.record !== undefined;
    return {
      key: `unit ${expected.next === true ? 'next ' : ''}${label}`,
      look: status,
      start,
      end,
      sign: STATUS_WORDS[status].sign,
      text: textOf(expected, own),
      place: own?.place ?? toPlace,
      ...(performedOn === undefined ? {} : { doneOn: performedOn }),
      ...(canInsert ? { insert: label } : {}),
    };
  });
  const actuals = [...left.values()].flat().map(
    (actual, index): Mark => ({
      key: `actual ${actual.on} ${actual.evidence} ${index}`,
      look: 'actual',
      start: actual.on,
      end: actual.on,
      sign: OTHER_WORDS.actual.sign,
      text: `${OTHER_WORDS.actual.label} ${actual.on}, ${actual.evidence}`,
      place: actual.place,
    }),
  );
  const gaps = lane.gaps.map(({ start, end, recorded }): Mark => {
    const words = recorded ? OTHER_WORDS.recorded : OTHER_WORDS.gap;
    return {
      key: `gap ${start}`,
      look: recorded ? 'recorded' : 'gap',
      start,
      end,
      sign: words.sign,
      text: `${words.label} from ${start} to ${end}: ${words.definition.toLowerCase()}`,
      place: toPlace,
    };
  });
  return [...units, ...gaps, ...actuals].sort((a, b) =>
    a.start === b.start ? 0 : a.start < b.start ? -1 : 1,
  );
}

function textOf(expected: ExpectedOccurrence, own: ActualOccurrence | undefined): string {
  const { label, start, end, status, performedOn, daysLate, units, next } = expected;
  const isYear = label === `${start}..${end}` && units === undefined;
  const name = isYear ? 'Once in the window' : units === undefined ? label : `${units} periods, ${label}`;
  const parts = [`${name}: ${STATUS_WORDS[status].label.toLowerCase()}`];
  if (performedOn !== undefined)
    parts.push(status === 'missed' ? `made up on ${performedOn}, too late to count` : `done ${performedOn}`);
  if (daysLate !== undefined) parts.push(`${daysLate} ${daysLate === 1 ? 'day' : 'days'} after grace`);
  if (own !== undefined) parts.push(own.evidence);
  if (next === true) parts.push('in the next window');
  return parts.join(', ');
}
