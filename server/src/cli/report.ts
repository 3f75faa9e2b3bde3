import type { Range } from '../base/text/range.ts';
import type { AsOf } from '../engine/audit/audit-view.ts';
import type { Severity } from '../engine/model/configuration.ts';
import { byCodeUnits } from '../host/paths.ts';

/** A place, in the words of the two who read it. */
export interface ReportedPlace {
  /** Relative to the workspace root; with several roots, prefixed by the root's path from the working folder. */
  readonly file: string;
  /** Relative to the working folder: what a terminal or a code host can open. */
  readonly path: string;
  readonly range: Range;
}

export interface ReportedFinding extends ReportedPlace {
  /** Id of the innermost record around it; undefined outside of records. */
  readonly record: string | undefined;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  readonly related: readonly (ReportedPlace & { readonly message: string })[];
}

/** Findings that are known, as many times as `count` says. What names a finding does not change when lines move. */
export interface KnownFinding {
  readonly rule: string;
  readonly file: string;
  /** Id of the record in which it stands; absent outside of records. */
  readonly record?: string;
  /** The message without the days and numbers that change by themselves. */
  readonly message: string;
  readonly count: number;
}

/** A group of rules that had nothing to say, and why. */
export interface NotApplied {
  readonly group: string;
  readonly reason: string;
}

export interface ReportedWorkspace {
  /** Relative to the working folder, `.` for itself. */
  readonly root: string;
  readonly asOf: AsOf;
  /** Today in the workspace's time zone. */
  readonly today: string;
  /** How many files hold records. */
  readonly files: number;
  readonly notApplied: readonly NotApplied[];
}

/** What one run of `check` found; the formats only print it. */
export interface CheckReport {
  readonly workspaces: readonly ReportedWorkspace[];
  readonly findings: readonly ReportedFinding[];
  /** Findings below the level that the user asked for; they are not in `findings`. */
  readonly hidden: number;
  /** What a baseline took out; undefined without one. */
  readonly baseline?: { readonly known: number; readonly cured: readonly KnownFinding[] };
  /** Sentences about folders and links that could not be read. */
  readonly notes: readonly string[];
}

export const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Findings per severity. */
export function countBySeverity(findings: Iterable<ReportedFinding>): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The order in which findings are printed: file, place, rule; the rest only makes it total. */
export function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return (
    byCodeUnits(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    byCodeUnits(a.rule, b.rule) ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    byCodeUnits(a.message, b.message)
  );
}

/** Groups that did not apply in any workspace, without doubles. */
export function notAppliedAnywhere(report: CheckReport): NotApplied[] {
  const [first, ...others] = report.workspaces;
  return (first?.notApplied ?? []).filter(({ group }) =>
    others.every((workspace) => workspace.notApplied.some((other) => other.group === group)),
  );
}

/** How many files of all workspaces hold records. */
export function countFiles(report: CheckReport): number {
  return report.workspaces.reduce((sum, workspace) => sum + workspace.files, 0);
}

/** The day that all workspaces share, or undefined when they differ. */
export function sharedAsOf(report: CheckReport): string | undefined {
  const days = new Set(report.workspaces.map(({ asOf }) => asOf.date));
  return days.size === 1 ? [...days][0] : undefined;
}
