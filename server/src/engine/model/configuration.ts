import type { Frequency as CalendarFrequency } from '../../base/calendar/frequency.ts';
import type { Span } from '../../base/text/range.ts';
import type { Kind } from './kinds.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type SeveritySetting = Severity | 'off';
export type Profile = 'recommended' | 'strict' | 'adopt';

/** Frequencies in the order of the format; `ad-hoc` demands nothing. */
export type Frequency = CalendarFrequency;

/** What `.tickmark.yaml` says, with every default filled in. Plain data: the same for every face. */
export interface Configuration {
  /** Framework keys of the programme with their versions, or undefined when the file does not say. */
  readonly frameworks: ReadonlyMap<string, string> | undefined;
  readonly profile: Profile;
  /** Rule id, or `group/*`, to severity; the most specific key wins. */
  readonly severity: ReadonlyMap<string, SeveritySetting>;
  /** Pinned as-of date (ISO), or undefined for today. */
  readonly asOf: string | undefined;
  /** IANA time zone in which instants become dates and "today" begins. */
  readonly timeZone: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Glob to kind, tried before the defaults; `none` un-claims. */
  readonly associations: readonly { readonly glob: string; readonly kind: Kind | 'none' }[];
  /** Canonical key to the workspace's own names for it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Enum path (`evidence.type`) to added values. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly evidenceRoot: string | undefined;
  readonly evidenceFilename: string | undefined;
  readonly evidenceExternal: boolean;
  /** Grace in days per frequency. */
  readonly grace: ReadonlyMap<Frequency, number>;
  readonly thresholds: Thresholds;
  /** Month and day (`04-01`) on which the fiscal year starts. */
  readonly fiscalYearStart: string;
  /** ISO dates that are no business days. */
  readonly holidays: ReadonlySet<string>;
  readonly ignore: readonly ConfiguredIgnore[];
  readonly categories: readonly string[] | undefined;
}

/** Days, unless the name says otherwise. */
export interface Thresholds {
  readonly expiresSoon: number;
  readonly burstBeforeFieldwork: number;
  readonly remediation: number;
  readonly overdue: number;
  readonly internalAuditMonths: number;
  readonly managementReviewMonths: number;
  readonly governanceGrace: number;
  readonly windowMonths: { readonly min: number; readonly max: number };
}

/** An entry of `ignore:`; it names paths or ids, why, and perhaps until when. */
export interface ConfiguredIgnore {
  readonly rule: string;
  readonly paths: readonly string[];
  readonly ids: readonly string[];
  readonly until: string | undefined;
  readonly reason: string | undefined;
}

/** Something wrong in `.tickmark.yaml`, at the exact key or value. */
export interface ConfigurationProblem {
  readonly rule:
    | 'config/invalid'
    | 'config/unknown-key'
    | 'config/unknown-rule'
    | 'ignore/no-reason'
    | 'ignore/expired';
  readonly span: Span;
  readonly message: string;
  /** What to write instead, where one thing is clearly meant. */
  readonly suggestion?: string;
  /** `ignore/expired`: the last day of the suppression (ISO); a problem only once it has passed. */
  readonly until?: string;
}
