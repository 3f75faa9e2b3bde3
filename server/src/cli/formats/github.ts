import type { Severity } from '../../engine/model/configuration.ts';
import type { CheckReport, ReportedFinding } from '../report.ts';
import { summaryLine } from './text.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The report as GitHub Actions workflow commands, which become annotations on the changed files. */
export function githubReport(report: CheckReport): string {
  return `${[...report.findings.map(annotation), summaryLine(report)].join('\n')}\n`;
}

function annotation(finding: ReportedFinding): string {
  const { start, end } = finding.range;
  const properties = [
    `file=${property(finding.path)}`,
    `line=${start.line + 1}`,
    `endLine=${end.line + 1}`,
    // GitHub refuses columns on annotations of several lines; its end column is the last one inside.
    ...(start.line === end.line
      ? [`col=${start.character + 1}`, `endColumn=${Math.max(end.character, start.character + 1)}`]
      : []),
    `title=${property(finding.rule)}`,
  ];
  return `::${LEVELS[finding.severity]} ${properties.join(',')}::${data(finding.message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
