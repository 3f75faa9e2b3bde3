import type { Rule } from '../rule.ts';
import { auditProgrammeCoverage } from './audit-programme-coverage.ts';
import { auditorNotIndependent } from './auditor-not-independent.ts';
import { findingNotFed } from './finding-not-fed.ts';
import { findingOpen } from './finding-open.ts';
import { improvement } from './improvement.ts';
import { internalAuditScope } from './internal-audit-scope.ts';
import { LAST_HELD_RULES } from './last-held.ts';
import { nonconformityRecord } from './nonconformity-record.ts';
import { reviewInputs, reviewOutputs } from './review-fields.ts';

/** The checks of the group `governance`. */
export const GOVERNANCE_RULES: readonly Rule[] = [
  auditorNotIndependent,
  auditProgrammeCoverage,
  findingNotFed,
  findingOpen,
  improvement,
  internalAuditScope,
  ...LAST_HELD_RULES,
  nonconformityRecord,
  reviewInputs,
  reviewOutputs,
];
