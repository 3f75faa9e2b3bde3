import { earlierOf, type IsoDate, laterOf } from '../../base/calendar/date.ts';
import type { Period } from '../../base/calendar/period.ts';
import type { DateSpan } from './date-span.ts';
import type { WrittenDay } from './written.ts';

/** One performance that can count: the day, and the period it says to be for. */
export interface Performance {
  /** First day on which it can have happened; equals `on` unless only a month is written. */
  readonly from: IsoDate;
  /** The day; the last of its month where only a month is written. */
  readonly on: IsoDate;
  readonly period: Period | undefined;
}

/** A full list of items (leavers, changes), drawn from a source on a day. */
export interface PopulationTimes {
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
  readonly asOf: IsoDate | undefined;
  readonly count: number | undefined;
  /** What `complete:` says; undefined when it says nothing. */
  readonly complete: boolean | undefined;
  /** Source and query are named, so that completeness can be shown. */
  readonly sourced: boolean;
}

/** All that one piece of evidence says about time, as plain days. */
export interface EvidenceTimes {
  /** The evidence type as written, lower case. */
  readonly type: string | undefined;
  /** `status: planned` or `requested`: nothing has been collected yet. */
  readonly planned: boolean;
  /** The record keeps a list of occurrences, be it empty: what is missing in it was not performed. */
  readonly keepsOccurrences: boolean;
  /** Performed occurrences; those without a day are planned and not here. */
  readonly occurrences: readonly Performance[];
  /** The record's own day of work, for evidence without occurrences. */
  readonly performedOn: WrittenDay | undefined;
  readonly collectedOn: IsoDate | undefined;
  /** The record's own `period`: one record per quarter is a common way to file. */
  readonly period: Period | undefined;
  /** Days that the evidence holds: `covers`, certificates or reports by their own period, and lists by theirs. */
  readonly covers: readonly DateSpan[];
  /** Those of `covers` that are no list: a population says which items there were, not that anything was done. */
  readonly ownCovers: readonly DateSpan[];
  readonly validFrom: IsoDate | undefined;
  readonly validUntil: IsoDate | undefined;
  readonly approvedOn: IsoDate | undefined;
  readonly nextReview: IsoDate | undefined;
  readonly populations: readonly PopulationTimes[];
  /** Silent stretches that are explained by a reason and a supplementary record. */
  readonly explained: readonly DateSpan[];
}

export const NO_TIMES: EvidenceTimes = {
  type: undefined,
  planned: false,
  keepsOccurrences: false,
  occurrences: [],
  performedOn: undefined,
  collectedOn: undefined,
  period: undefined,
  covers: [],
  ownCovers: [],
  validFrom: undefined,
  validUntil: undefined,
  approvedOn: undefined,
  nextReview: undefined,
  populations: [],
  explained: [],
};

/** Documents of design: never a performance, however they are dated. */
export const DESIGN_TYPES: ReadonlySet<string> = new Set([
  'policy',
  'procedure',
  'diagram',
  'runbook',
  'standard',
  'plan',
]);

/** Types that hold many events: the day of the export says nothing about the days inside. */
const STREAM_TYPES: ReadonlySet<string> = new Set(['log', 'ticket-export', 'register', 'inventory']);

export function showsDesignOnly(times: EvidenceTimes): boolean {
  return times.type !== undefined && DESIGN_TYPES.has(times.type);
}

/**
 * The performances by which freshness goes: the occurrences, else the day that counts of the record itself.
 * A population counts by the day it was drawn.
 */
export function performancesForFreshness(times: EvidenceTimes): readonly Performance[] {
  if (times.planned || showsDesignOnly(times)) return [];
  if (times.occurrences.length > 0) return times.occurrences;
  const drawn = times.populations.flatMap((population) => population.asOf ?? population.to ?? []);
  if (drawn.length > 0) return drawn.map((on) => ({ from: on, on, period: times.period }));
  return ofRecord(times);
}

/**
 * The performances that fill a unit of a window: the occurrences, else one on the day that counts of the record
 * itself. Of a stream the days are counted instead, unless it says when it was performed.
 */
export function performancesForCompleteness(times: EvidenceTimes): readonly Performance[] {
  if (times.planned || showsDesignOnly(times)) return [];
  if (times.occurrences.length > 0) return times.occurrences;
  return isStream(times) && times.performedOn === undefined ? [] : ofRecord(times);
}

/**
 * The days that evidence shows by what it holds, whatever the day on which it was drawn. A list of items shows days
 * only where the list is the evidence itself: a log, a ticket export, a register.
 */
export function coverageForCompleteness(times: EvidenceTimes): readonly DateSpan[] {
  if (times.planned || showsDesignOnly(times)) return [];
  if (isStream(times)) return times.covers;
  return times.occurrences.length > 0 ? [] : times.ownCovers;
}

function isStream(times: EvidenceTimes): boolean {
  return times.type !== undefined && STREAM_TYPES.has(times.type);
}

/**
 * The day that counts of a record without occurrences: when the work was done; else the end of the period covered, or
 * the day of collection while that period ran; else the day of collection. Where a record says which days it covers, its
 * `period` is only a name.
 */
function ofRecord(times: EvidenceTimes): readonly Performance[] {
  const { performedOn, collectedOn, ownCovers } = times;
  const period = ownCovers.length > 0 ? undefined : times.period;
  if (performedOn !== undefined) return [{ from: performedOn.from, on: performedOn.on, period }];
  const ends = ownCovers.map((span) => span.end);
  const end =
    period?.end ?? ends.reduce<IsoDate | undefined>((last, day) => laterOf(last ?? day, day), undefined);
  const on =
    end === undefined || collectedOn === undefined
      ? (collectedOn ?? period?.end)
      : earlierOf(collectedOn, end);
  return on === undefined ? [] : [{ from: on, on, period }];
}
