import { type CheckReport, countBySeverity, countFiles, notAppliedAnywhere, sharedAsOf } from '../report.ts';

/** The report for programs: `version` 1, see docs/cli.md. Ranges are 0-based and count UTF-16 units, as in LSP. */
export function jsonReport(report: CheckReport): string {
  const several = report.workspaces.length > 1;
  const value = {
    version: 1,
    asOf: sharedAsOf(report) ?? null,
    files: countFiles(report),
    findings: report.findings.map(({ rule, severity, file, range, message, fixes, related }) => ({
      rule,
      severity,
      file,
      range,
      message,
      fixes,
      ...(related.length === 0
        ? {}
        : {
            related: related.map((place) => ({
              file: place.file,
              range: place.range,
              message: place.message,
            })),
          }),
    })),
    summary: {
      ...countBySeverity(report.findings),
      hidden: report.hidden,
      notApplied: notAppliedAnywhere(report),
      notes: report.notes,
      ...(report.baseline === undefined ? {} : { baseline: report.baseline }),
      ...(several
        ? {
            workspaces: report.workspaces.map(({ root, asOf, files }) => ({ root, asOf: asOf.date, files })),
          }
        : {}),
    },
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
