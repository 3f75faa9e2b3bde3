import type { Severity } from '../engine/model/configuration.ts';
import { RULES } from '../engine/rules/registry.ts';
import { byCodeUnits, displayPath } from '../host/paths.ts';
import { askedWorkspaces } from './asked-workspaces.ts';
import { openBaseline } from './baseline-command.ts';
import { type Baseline, compare } from './baseline-file.ts';
import { hasBrokenConfiguration, ReportCollector } from './collect-report.ts';
import { SEVERITIES } from './command-table.ts';
import { githubReport } from './formats/github.ts';
import { jsonReport } from './formats/json.ts';
import { sarifReport } from './formats/sarif.ts';
import { textReport } from './formats/text.ts';
import { notesOf, type OpenWorkspace, openWorkspaces } from './open-workspaces.ts';
import { type CheckReport, countFiles, RANK } from './report.ts';
import { isInScope, type Target } from './targets.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** `tickmark check`. */
export async function check(
  paths: readonly string[],
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = await askedWorkspaces(paths, options, terminal);
  if (asked === undefined) return EXIT.wrongUse;
  if (options.has('list-files')) return listFiles(asked.targets, asked.asOf, options.get('format'), terminal);
  return checkTargets(asked.targets, asked.asOf, options, terminal);
}

async function checkTargets(
  targets: readonly Target[],
  asOf: string | undefined,
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const level = SEVERITIES.find((severity) => severity === options.get('severity'));
  const baselineFile = options.get('baseline');
  const baseline = baselineFile === undefined ? undefined : await openBaseline(baselineFile, terminal);
  if (baseline !== undefined && 'problem' in baseline) {
    terminal.complain(baseline.problem);
    return EXIT.wrongUse;
  }
  // A baseline knows findings of all levels: those below the one asked for are not cured because they are not shown.
  const collector = new ReportCollector(terminal, baseline === undefined ? (level ?? 'hint') : 'hint');
  const broken: string[] = [];
  for await (const workspace of openWorkspaces(targets, asOf, terminal)) {
    await collector.add(workspace);
    const { host } = workspace;
    if (hasBrokenConfiguration(host))
      broken.push(displayPath(terminal.workingFolder, host.nativePath(host.configuration.file ?? '')));
  }
  const report =
    baseline === undefined || broken.length > 0
      ? collector.report()
      : withoutKnown(collector.report(), baseline, collector.isAsked, level ?? 'hint');
  for (const note of report.notes) terminal.complain(oneLine(note));
  terminal.print(formatted(report, options.get('format') ?? 'text', terminal));
  for (const file of broken) terminal.complain(`${file} cannot be used; correct it, then check again.`);
  if (broken.length > 0) return EXIT.wrongUse;
  return reaches(report, level ?? 'warning') ? EXIT.findings : EXIT.clean;
}

/** The report without what the baseline knows, then without what lies below the level. */
function withoutKnown(
  report: CheckReport,
  baseline: Baseline,
  isAsked: (file: string) => boolean,
  level: Severity,
): CheckReport {
  const { fresh, known, cured } = compare(report.findings, baseline, isAsked);
  const findings = fresh.filter(({ severity }) => RANK[severity] <= RANK[level]);
  return { ...report, findings, hidden: fresh.length - findings.length, baseline: { known, cured } };
}

function formatted(report: CheckReport, format: string, terminal: Terminal): string {
  switch (format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, RULES, VERSION);
    case 'github':
      return githubReport(report);
    default:
      return countFiles(report) === 0 &&
        report.findings.length === 0 &&
        report.hidden === 0 &&
        report.baseline === undefined
        ? NO_RECORDS
        : textReport(report, terminal.colour);
  }
}

const NO_RECORDS = `No records were found here, so there is nothing to check.
Tickmark reads YAML and Markdown files that say what they are (kind: control), or that lie in folders such as
controls/, risks/ and evidence/. "tickmark why FILE" says why a file was left alone.
`;

function reaches(report: CheckReport, level: Severity): boolean {
  return report.findings.some(({ severity }) => RANK[severity] <= RANK[level]);
}

/** `tickmark check --list-files`: what is ours, and how it was recognised. */
async function listFiles(
  targets: readonly Target[],
  asOf: string | undefined,
  format: string | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  if (format !== undefined && format !== 'text' && format !== 'json') {
    terminal.complain(`--list-files is printed as text or json, not as ${format}.`);
    return EXIT.wrongUse;
  }
  const rows: { file: string; because: string }[] = [];
  const workspaces: { root: string; rows: typeof rows }[] = [];
  for await (const workspace of openWorkspaces(targets, asOf, terminal)) {
    for (const note of notesOf(workspace)) terminal.complain(oneLine(note));
    workspaces.push({
      root: displayPath(terminal.workingFolder, workspace.host.root),
      rows: ownFiles(workspace),
    });
  }
  for (const { root, rows: own } of workspaces) {
    const prefix = workspaces.length > 1 && root !== '.' ? `${root}/` : '';
    rows.push(...own.map(({ file, because }) => ({ file: prefix + file, because })));
  }
  rows.sort((a, b) => byCodeUnits(a.file, b.file));
  if (format === 'json') terminal.print(`${JSON.stringify(rows, undefined, 2)}\n`);
  else if (rows.length === 0) terminal.print(NO_RECORDS);
  else {
    const width = Math.max(...rows.map(({ file }) => file.length));
    terminal.print(rows.map(({ file, because }) => `${oneLine(file).padEnd(width)}  ${because}\n`).join(''));
  }
  return EXIT.clean;
}

function ownFiles({ host, scopes }: OpenWorkspace): { file: string; because: string }[] {
  return [...host.engine.files()]
    .filter((file) => isInScope(file, scopes))
    .map((file) => ({ file, because: host.engine.why(file)?.because ?? '' }));
}
