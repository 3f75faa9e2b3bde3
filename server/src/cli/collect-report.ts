import { todayIn } from '../base/calendar/instant.ts';
import type { Span } from '../base/text/range.ts';
import type { Severity } from '../engine/model/configuration.ts';
import type { Finding } from '../engine/rules/rule.ts';
import { displayPath } from '../host/paths.ts';
import type { WorkspaceHost } from '../host/workspace-host.ts';
import { groupsNotApplied } from './not-applied.ts';
import { notesOf, type OpenWorkspace } from './open-workspaces.ts';
import {
  byPlace,
  type CheckReport,
  RANK,
  type ReportedFinding,
  type ReportedPlace,
  type ReportedWorkspace,
} from './report.ts';
import { isInScope } from './targets.ts';
import type { Terminal } from './terminal.ts';

/** Gathers what workspaces say, one after the other, into one report. */
export class ReportCollector {
  readonly #terminal: Terminal;
  readonly #lowest: Severity;
  readonly #workspaces: ReportedWorkspace[] = [];
  readonly #findings: { readonly root: string; readonly finding: ReportedFinding }[] = [];
  readonly #notes: string[] = [];
  readonly #asked: { readonly root: string; readonly scopes: OpenWorkspace['scopes'] }[] = [];
  #hidden = 0;

  /** Findings below `lowest` are counted and not kept. */
  constructor(terminal: Terminal, lowest: Severity) {
    this.#terminal = terminal;
    this.#lowest = lowest;
  }

  /** Checks a workspace and takes its findings. With an unusable configuration only what is wrong with that. */
  async add(workspace: OpenWorkspace): Promise<void> {
    const { host, scopes } = workspace;
    const { engine, configuration, asOf } = host;
    const root = displayPath(this.#terminal.workingFolder, host.root);
    const broken = hasBrokenConfiguration(host);
    if (!broken) await host.check();
    const { file: own } = configuration;
    const files = broken ? (own === undefined ? [] : [own]) : engine.filesWithFindings();
    for (const file of files) {
      if (!broken && !isInScope(file, scopes)) continue;
      for (const finding of engine.findings(file)) this.#take(finding, host, root);
    }
    this.#asked.push({ root, scopes });
    this.#notes.push(...notesOf(workspace));
    this.#workspaces.push({
      root,
      asOf,
      today: todayIn(configuration.configuration.timeZone, this.#terminal.clock.now()),
      files: [...engine.files()].filter((file) => isInScope(file, scopes)).length,
      notApplied: broken ? [] : groupsNotApplied(engine),
    });
  }

  report(): CheckReport {
    const several = this.#workspaces.length > 1;
    const findings = this.#findings.map(({ root, finding }) => (several ? withRoot(finding, root) : finding));
    return {
      workspaces: this.#workspaces,
      findings: findings.sort(byPlace),
      hidden: this.#hidden,
      notes: this.#notes,
    };
  }

  /** Whether a file, named as in the report, lies in what was asked about. */
  readonly isAsked = (file: string): boolean => {
    const several = this.#asked.length > 1;
    return this.#asked.some(({ root, scopes }) => {
      const prefix = several && root !== '.' ? `${root}/` : '';
      return file.startsWith(prefix) && isInScope(file.slice(prefix.length), scopes);
    });
  };

  #take(finding: Finding, host: WorkspaceHost, root: string): void {
    if (RANK[finding.severity] > RANK[this.#lowest]) {
      this.#hidden++;
      return;
    }
    const place = (file: string, span: Span): ReportedPlace => ({
      file,
      path: displayPath(this.#terminal.workingFolder, host.nativePath(file)),
      range: host.engine.range(file, span),
    });
    const { problem } = finding;
    this.#findings.push({
      root,
      finding: {
        ...place(problem.file, problem.span),
        record: recordAround(host, problem.file, problem.span),
        rule: finding.rule,
        severity: finding.severity,
        message: problem.message,
        fixes: host.engine.fixes(finding).map(({ title, safe }) => ({ title, safe })),
        related: (problem.related ?? []).map(({ file, span, message }) => ({
          ...place(file, span),
          message,
        })),
      },
    });
  }
}

/** The id of the last record that begins before the place and reaches over it. */
function recordAround({ engine }: WorkspaceHost, file: string, { start }: Span): string | undefined {
  return engine.facts(file)?.records.findLast(({ span }) => span.start <= start && start <= span.end)?.id;
}

/** Whether the configuration is wrong: then findings that rest on it would mislead. */
export function hasBrokenConfiguration({ configuration }: WorkspaceHost): boolean {
  return !configuration.usable || configuration.problems.some(({ rule }) => rule === 'config/invalid');
}

function withRoot(finding: ReportedFinding, root: string): ReportedFinding {
  if (root === '.') return finding;
  const prefix = <Place extends ReportedPlace>(place: Place): Place => ({
    ...place,
    file: `${root}/${place.file}`,
  });
  return { ...prefix(finding), related: finding.related.map(prefix) };
}
