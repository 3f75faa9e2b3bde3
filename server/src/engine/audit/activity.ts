import type { Frequency } from '../../base/calendar/frequency.ts';
import type { RecordFact } from '../model/facts.ts';
import type { Completeness } from './completeness.ts';
import type { Freshness } from './freshness.ts';

/** One thing that a control does: its joiner step, its review. Where evidence names no stage, all of it together. */
export interface Activity {
  /** The stage as evidence writes it, lower case; undefined where none is named. */
  readonly stage: string | undefined;
  readonly evidence: readonly RecordFact[];
  readonly frequency: Frequency | undefined;
  /** For the window of the programme; undefined without one, without a frequency, or when nothing can be said. */
  readonly completeness: Completeness | undefined;
  /** The state of the evidence that was performed last. */
  readonly freshness: Freshness | undefined;
}
