import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../engine/model/configuration.ts';
import { type CheckReport, type ReportedFinding, type ReportedPlace, sharedAsOf } from '../report.ts';

/** The part of a rule that code scanning shows. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
}

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The report as SARIF 2.1.0, with paths relative to the working folder and without any path of the machine. */
export function sarifReport(report: CheckReport, rules: readonly RuleSummary[], version: string): string {
  const used = new Set(report.findings.map(({ rule }) => rule));
  const listed = rules.filter(({ id }) => used.has(id));
  const indexes = new Map(listed.map(({ id }, index) => [id, index]));
  const asOf = sharedAsOf(report);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Tickmark', version, rules: listed.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The folder in which tickmark was run.' } },
        },
        results: report.findings.map((finding) => result(finding, indexes.get(finding.rule))),
        ...(asOf === undefined ? {} : { properties: { asOf } }),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({ id, title, severity }: RuleSummary): ReportingDescriptor {
  return { id, shortDescription: { text: title }, defaultConfiguration: { level: LEVELS[severity] } };
}

function result(finding: ReportedFinding, ruleIndex: number | undefined): Result {
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(finding)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, id) => ({
            id,
            ...location(related),
            message: { text: related.message },
          })),
        }),
  };
}

function location({ path, range }: ReportedPlace): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: {
        startLine: range.start.line + 1,
        startColumn: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
      },
    },
  };
}
