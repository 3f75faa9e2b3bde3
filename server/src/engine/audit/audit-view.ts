import type { RecordFact } from '../model/facts.ts';
import type { Frequency } from '../model/configuration.ts';
import type { Freshness } from './freshness.ts';

/** The day a question is asked, and where that day comes from (it decides whether future facts are reported). */
export interface AsOf {
  /** ISO date in the workspace's time zone. */
  readonly date: string;
  readonly origin: 'clock' | 'pinned' | 'travel';
}

/** An observation window; both days inside. */
export interface Window {
  readonly start: string;
  readonly end: string;
}

/** The programme as the records describe it. */
export interface Programme {
  /** Frameworks of the programme: the program's, else the scope's, else those that records cite. */
  readonly frameworks: ReadonlySet<string>;
  readonly soc2Type: 'type-1' | 'type-2' | undefined;
  readonly window: Window | undefined;
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
  freshness(evidence: RecordFact): Freshness;
  /** Whether the evidence is used in a cell: its control cites a framework item, or a crosswalk row lists it. */
  usedInCell(evidence: RecordFact): boolean;
}
