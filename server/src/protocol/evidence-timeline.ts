import type { FolderName, Place } from './place.ts';
import type { State } from './state.ts';
import type { DaySpan, TimeFrame } from './time-frame.ts';

/** Parameters of the request `tickmark/evidenceTimeline`. */
export interface EvidenceTimelineParams {
  readonly folder?: string;
}

/** What became of one expected occurrence. */
export type OccurrenceStatus =
  | 'on-time'
  /** Done after grace, before the next one ended: counts, and is a deviation. */
  | 'late'
  | 'before-window'
  | 'after-window'
  /** Not over yet. */
  | 'open'
  /** Over, within grace. */
  | 'due'
  | 'missed'
  /** Missed, with a reason and a supplementary record. */
  | 'explained'
  /** Begins in the window and ends after it. */
  | 'optional'
  | 'optional-done'
  | 'not-in-force';

/** One expected occurrence of a control. */
export interface ExpectedOccurrence extends DaySpan {
  /** `2025-Q3`. */
  readonly label: string;
  readonly status: OccurrenceStatus;
  /** For a missed one: the day on which it was made up, too late to count. */
  readonly performedOn?: string;
  readonly daysLate?: number;
  /** Set where this is a run of units of one status, told as one: days and weeks of a long window. */
  readonly units?: number;
  /** Part of the window that follows the current one. */
  readonly next?: true;
}

/** A day on which something was performed. */
export interface ActualOccurrence {
  readonly on: string;
  /** Id of the evidence record. */
  readonly evidence: string;
  readonly place: Place;
}

/** One thing that a control does over time: its review, its joiner step. */
export interface TimelineLane {
  /** Stage, or the empty text where evidence names none. */
  readonly stage: string;
  readonly frequency: string;
  readonly state: State;
  /** `3 of 4 in the window, missed 2025-Q3`. */
  readonly words: string;
  readonly expected: readonly ExpectedOccurrence[];
  readonly actual: readonly ActualOccurrence[];
  /** Days of the window that nothing covers, for continuous and per-event controls and recorded gaps. */
  readonly gaps: readonly (DaySpan & { readonly recorded: boolean })[];
  /** Days up to the as-of day that something covers; only where days are judged and not units. */
  readonly covered?: readonly DaySpan[];
  readonly evidence: readonly string[];
  /** Where a missing occurrence would be inserted; missing when there is no evidence record yet. */
  readonly record?: Place;
}

/** One control over the observation window. */
export interface TimelineStrip {
  readonly control: string;
  readonly title: string;
  readonly owner?: string;
  readonly state: State;
  readonly place: Place;
  /** Canonical ids that the control cites, for filters. */
  readonly cites: readonly string[];
  /** Days on which the control is in force, where it does not fill the window. */
  readonly inForce?: Partial<DaySpan>;
  readonly lanes: readonly TimelineLane[];
}

/** Answer of `tickmark/evidenceTimeline`. */
export interface EvidenceTimeline {
  readonly revision: number;
  readonly frame: TimeFrame;
  readonly folder: string;
  readonly fieldwork: readonly (DaySpan & { readonly title: string })[];
  readonly scopeChanges: readonly { readonly on: string; readonly title: string; readonly place: Place }[];
  readonly strips: readonly TimelineStrip[];
  /** The window that follows, once the as-of day lies behind the current one. */
  readonly nextWindow?: DaySpan & { readonly assumed: boolean };
  /** Where a window would be written; missing without a scope record. */
  readonly scope?: Place;
  readonly complete: boolean;
  /** Roots to choose from; set by the server where there are several. */
  readonly folders?: readonly FolderName[];
}

/** Parameters of the request `tickmark/missingOccurrence`: the edit that inserts stubs for what was not performed. */
export interface MissingOccurrenceParams {
  readonly folder?: string;
  readonly control: string;
  readonly stage: string;
  /** Label of the expected occurrence: `2025-Q3`; of a run of units, its label. */
  readonly label: string;
}
