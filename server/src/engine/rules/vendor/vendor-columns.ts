import type { Severity } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import type { Gate, RuleContext } from '../rule.ts';
import { assuranceOf, isCloud, tierOf } from './vendor-reading.ts';

/** A column of the vendor inventory: where it is written, whom it is asked of, and what says the same. */
export interface VendorColumn {
  /** The check of the catalogue that asks for it, where it has one of its own. */
  readonly alias?: string;
  readonly path: string;
  readonly severity: Severity;
  readonly gate?: Gate;
  /** Whether it is asked of this vendor; of every vendor that matters when left out. */
  asked?(vendor: RecordFact, context: RuleContext): boolean;
  /** Another way in which the vendor's record answers it. */
  answered?(vendor: RecordFact): boolean;
}

const isTop = (vendor: RecordFact): boolean => tierOf(vendor) === 'critical';

/** The table that both auditors read. Severity is that of the worst column a vendor lacks. */
export const VENDOR_COLUMNS: readonly VendorColumn[] = [
  { path: 'owner', severity: 'information' },
  { alias: 'vendor/tier', path: 'tier', severity: 'warning' },
  {
    alias: 'vendor/tier-reason',
    path: 'tier_reason',
    severity: 'information',
    asked: (vendor) => tierOf(vendor) === 'critical' || tierOf(vendor) === 'high',
  },
  {
    alias: 'vendor/contract-review',
    path: 'contract.reviewed_on',
    severity: 'warning',
    // Terms were looked at when the contract was signed; when they are due again is `next_review`.
    answered: (vendor) =>
      says(vendor.fields, 'contract.signed_on') && says(vendor.fields, 'contract.next_review'),
  },
  { alias: 'vendor/security-clauses', path: 'contract.security_clauses', severity: 'warning' },
  {
    alias: 'vendor/responsibilities',
    path: 'contract.responsibilities',
    severity: 'information',
    answered: (vendor) => says(vendor.fields, 'cloud.shared_responsibility'),
  },
  {
    alias: 'vendor/monitoring',
    path: 'monitoring.last_on',
    severity: 'warning',
    // A report that was read is a touchpoint.
    answered: (vendor) => assuranceOf(vendor).some((report) => says(report, 'reviewed_on')),
  },
  {
    alias: 'vendor/change-management',
    path: 'monitoring.change_notice',
    severity: 'information',
    gate: 'iso27001',
  },
  {
    alias: 'vendor/shared-responsibility',
    path: 'cloud.shared_responsibility',
    severity: 'warning',
    gate: 'iso27001',
    asked: isCloud,
    answered: (vendor) => says(vendor.fields, 'contract.responsibilities'),
  },
  {
    alias: 'vendor/supply-chain',
    path: 'contract.flow_down',
    severity: 'information',
    gate: 'iso27001',
    asked: isTop,
    answered: (vendor) =>
      nodeAtPath(vendor.fields, 'subprocessors') !== undefined ||
      says(vendor.fields, 'contract.security_clauses.sub_processors'),
  },
  {
    alias: 'vendor/exit',
    path: 'exit.plan',
    severity: 'information',
    gate: 'iso27001',
    asked: isTop,
    answered: (vendor) => {
      const node = nodeAtPath(vendor.fields, 'exit');
      return node?.type === 'scalar' && says(vendor.fields, 'exit');
    },
  },
];

/** How bad it is that the vendor lacks the column: a cloud service without a way out is more than advice (A.5.23). */
export function severityOfColumn(column: VendorColumn, vendor: RecordFact, context: RuleContext): Severity {
  return column.alias === 'vendor/exit' && isCloud(vendor, context) ? 'warning' : column.severity;
}
