import type { Configuration, Frequency, Thresholds } from './configuration.ts';

/** Days after its due day in which an occurrence still counts as on time (common audit practice). */
const GRACE: ReadonlyMap<Frequency, number> = new Map([
  ['continuous', 1],
  ['per-event', 0],
  ['daily', 1],
  ['weekly', 3],
  ['monthly', 15],
  ['quarterly', 30],
  ['semi-annual', 30],
  ['annual', 30],
]);

const THRESHOLDS: Thresholds = {
  expiresSoon: 30,
  burstBeforeFieldwork: 30,
  remediation: 30,
  overdue: 30,
  internalAuditMonths: 12,
  managementReviewMonths: 12,
  governanceGrace: 92,
  windowMonths: { min: 3, max: 12 },
};

/** The configuration of a workspace without a `.tickmark.yaml`. The default folders and suffixes are no associations. */
export function defaultConfiguration(): Configuration {
  return {
    frameworks: undefined,
    profile: 'recommended',
    severity: new Map(),
    asOf: undefined,
    timeZone: 'UTC',
    include: [],
    exclude: [],
    associations: [],
    aliases: new Map(),
    values: new Map(),
    evidenceRoot: undefined,
    evidenceFilename: undefined,
    evidenceExternal: false,
    grace: GRACE,
    thresholds: THRESHOLDS,
    fiscalYearStart: '01-01',
    holidays: new Set(),
    ignore: [],
    categories: undefined,
  };
}
