import type { FolderName, Place } from './place.ts';
import type { DaySpan, TimeFrame } from './time-frame.ts';

/** Parameters of the request `tickmark/programmeTimeline`. */
export interface ProgrammeTimelineParams {
  readonly folder?: string;
}

/** A stretch or a day of the programme. A milestone starts and ends on one day. */
export interface ProgrammeBar extends DaySpan {
  readonly id: string;
  readonly title: string;
  readonly kind:
    | 'phase'
    | 'observation-window'
    | 'audit'
    | 'fieldwork'
    | 'internal-audit'
    | 'management-review'
    | 'scope-change';
  readonly place: Place;
  /** Indexes into `conflicts`. */
  readonly conflicts: readonly number[];
}

/** Two dates that do not go together, as a finding says it. */
export interface ProgrammeConflict {
  readonly rule: string;
  readonly message: string;
  readonly place: Place;
}

/** Answer of `tickmark/programmeTimeline`. */
export interface ProgrammeTimeline {
  readonly revision: number;
  readonly frame: TimeFrame;
  readonly folder: string;
  readonly bars: readonly ProgrammeBar[];
  readonly conflicts: readonly ProgrammeConflict[];
  readonly complete: boolean;
  /** Roots to choose from; set by the server where there are several. */
  readonly folders?: readonly FolderName[];
}
