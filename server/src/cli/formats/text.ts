import type { Severity } from '../../engine/model/configuration.ts';
import {
  type CheckReport,
  countBySeverity,
  countFiles,
  notAppliedAnywhere,
  type ReportedFinding,
  type ReportedPlace,
} from '../report.ts';
import { oneLine } from '../terminal.ts';

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 34, hint: 36 };
const DIM = 2;
const BOLD = 1;

type Paint = (text: string, code: number) => string;

/** The report for people: one block per file, then a summary. Lines and columns count from 1. */
export function textReport(report: CheckReport, colour: boolean): string {
  const paint: Paint = colour ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  const blocks: string[] = [];
  const days = asOfLines(report);
  if (days !== '') blocks.push(days);
  for (const findings of groupByFile(report.findings)) blocks.push(fileBlock(findings, paint));
  blocks.push(paint(summaryLine(report), BOLD));
  if (report.baseline !== undefined) blocks.push(baselineBlock(report.baseline));
  const silent = notAppliedAnywhere(report);
  // Where there are findings, those come first; silence is what needs an explanation.
  if (report.findings.length === 0 && silent.length > 0)
    blocks.push(
      ['Did not apply:', ...silent.map(({ group, reason }) => `  ${group}: ${oneLine(reason)}`)].join('\n'),
    );
  return `${blocks.join('\n\n')}\n`;
}

/** What the baseline took out, and what of it is there no more. */
function baselineBlock({ known, cured }: NonNullable<CheckReport['baseline']>): string {
  const lines = [`${plural(known, 'finding')} known from the baseline not shown`];
  if (cured.length === 0) return lines.join('\n');
  const count = cured.reduce((sum, entry) => sum + entry.count, 0);
  lines.push(`${count} of the baseline cured; write it anew to hold that:`);
  for (const { file, record, rule, message, count: times } of cured) {
    const where = record === undefined ? file : `${file} ${record}`;
    lines.push(`  ${oneLine(where)}  ${oneLine(message)}  ${rule}${times > 1 ? ` (${times} times)` : ''}`);
  }
  return lines.join('\n');
}

/** How many findings of what kind in how many files. */
export function summaryLine(report: CheckReport): string {
  const files = countFiles(report);
  const inFiles = `in ${plural(files, 'file')}`;
  const hidden =
    report.hidden > 0 ? ` (${plural(report.hidden, 'finding')} of lower severity not shown)` : '';
  if (report.findings.length === 0) return `0 findings ${inFiles}${hidden}`;
  const { error, warning, information, hint } = countBySeverity(report.findings);
  const parts = [
    error > 0 ? plural(error, 'error') : '',
    warning > 0 ? plural(warning, 'warning') : '',
    information > 0 ? `${information} information` : '',
    hint > 0 ? plural(hint, 'hint') : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')} ${inFiles}${hidden}`;
}

function asOfLines(report: CheckReport): string {
  const several = report.workspaces.length > 1;
  const moved = report.workspaces.filter(({ asOf, today }) => asOf.date !== today);
  const days = new Set(moved.map(({ asOf }) => asOf.date));
  const [day] = days;
  if (day === undefined) return '';
  if (days.size === 1 && moved.length === report.workspaces.length) return `As of ${day}`;
  return moved
    .map(({ root, asOf }) => (several ? `${root}: as of ${asOf.date}` : `As of ${asOf.date}`))
    .join('\n');
}

function* groupByFile(findings: readonly ReportedFinding[]): Generator<ReportedFinding[]> {
  let group: ReportedFinding[] = [];
  for (const finding of findings) {
    if (group.length > 0 && group[0]?.file !== finding.file) {
      yield group;
      group = [];
    }
    group.push(finding);
  }
  if (group.length > 0) yield group;
}

function fileBlock(findings: readonly ReportedFinding[], paint: Paint): string {
  const placeWidth = Math.max(...findings.map((finding) => placeOf(finding).length));
  const severityWidth = Math.max(...findings.map((finding) => finding.severity.length));
  return findings
    .flatMap((finding) => {
      const place = placeOf(finding).padEnd(placeWidth);
      const severity = paint(finding.severity.padEnd(severityWidth), COLOURS[finding.severity]);
      const rule = paint(finding.rule, DIM);
      return [
        `${place}  ${severity}  ${oneLine(finding.message)}  ${rule}`,
        ...finding.related.map((related) =>
          paint(`    ${placeOf(related)}  ${oneLine(related.message)}`, DIM),
        ),
      ];
    })
    .join('\n');
}

function placeOf({ path, range }: ReportedPlace): string {
  return `${oneLine(path)}:${range.start.line + 1}:${range.start.character + 1}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
