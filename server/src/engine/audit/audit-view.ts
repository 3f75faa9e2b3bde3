import type { Frequency } from '../../base/calendar/frequency.ts';
import type { RecordFact } from '../model/facts.ts';
import type { Activity } from './activity.ts';
import type { DateSpan, Life } from './date-span.ts';
import type { EvidenceTimes } from './evidence-times.ts';
import type { Freshness } from './freshness.ts';
import type { Occurrence } from './occurrence.ts';
import type { Rhythm } from './rhythm.ts';
import type { Series } from './series.ts';

/** The day a question is asked, and where that day comes from (it decides whether future facts are reported). */
export interface AsOf {
  /** ISO date in the workspace's time zone. */
  readonly date: string;
  readonly origin: 'clock' | 'pinned' | 'travel';
}

/** An observation window; both days inside. */
export type Window = DateSpan;

/** The window that follows the current one. */
export interface NextWindow extends Window {
  /** True when no audit names it: the twelve months from the day after the current window, the usual renewal. */
  readonly assumed: boolean;
}

/** The programme as the records describe it. */
export interface Programme {
  /** Frameworks of the programme: the program's, else the scope's, else those that records cite. */
  readonly frameworks: ReadonlySet<string>;
  readonly soc2Type: 'type-1' | 'type-2' | undefined;
  readonly window: Window | undefined;
  /** What the next report would cover; undefined without a current window. */
  readonly nextWindow: NextWindow | undefined;
  readonly type1AsOf: string | undefined;
  /** SOC 2 categories in scope; undefined when no scope says so. */
  readonly categories: ReadonlySet<string> | undefined;
}

/** What rules and features ask about time, coverage and support. Answers are remembered until the workspace changes. */
export interface AuditView {
  readonly asOf: AsOf;
  readonly programme: Programme;
  /** Evidence linked to a control, from either end, without doubles. */
  evidenceOf(control: RecordFact): readonly RecordFact[];
  /** Controls linked to an evidence record, from either end, without doubles. */
  controlsOf(evidence: RecordFact): readonly RecordFact[];
  risksOf(control: RecordFact): readonly RecordFact[];
  /** The frequency that applies: the record's own, per stage where stated, else inherited from its control. */
  frequencyOf(record: RecordFact): Frequency | undefined;
  /**
   * The freshness of the evidence, with its series: records that are parts of one series all have its state. A
   * finding about the state belongs on `seriesOf(evidence).latest` only.
   */
  freshness(evidence: RecordFact): Freshness;
  /** The series that the evidence is part of: itself, when it stands alone. */
  seriesOf(evidence: RecordFact): Series;
  /** What the evidence says about time, as plain days. */
  timesOf(evidence: RecordFact): EvidenceTimes;
  /** The occurrences of the evidence with the places of what they say. */
  occurrencesOf(evidence: RecordFact): readonly Occurrence[];
  /** When the control is in force. */
  lifeOf(control: RecordFact): Life;
  /** Whether the control is in operation on the as-of day: not planned, draft, retired or not applicable, and in force. */
  inOperation(control: RecordFact): boolean;
  /** What a control does, each with its completeness in the window of the programme and how fresh it is. */
  activitiesOf(control: RecordFact): readonly Activity[];
  /**
   * The same with their completeness in the next window, as far as it has run; nothing before its first day is over.
   * Between audits nothing else says what the next report will miss.
   */
  activitiesInNextWindow(control: RecordFact): readonly Activity[];
  /** How units are counted for a control, or for evidence as its first control says. */
  rhythmOf(record: RecordFact): Rhythm;
  /** Whether the evidence is used in a cell: its control cites a framework item, or a crosswalk row lists it. */
  usedInCell(evidence: RecordFact): boolean;
  /** Evidence that supports the pair, without doubles. */
  evidenceInCell(criterion: string, iso: string): readonly RecordFact[];
}
