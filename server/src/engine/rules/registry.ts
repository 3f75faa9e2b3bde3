import { ACCESS_RULES } from './access/access-rules.ts';
import { ASSURANCE_RULES } from './assurance/assurance-rules.ts';
import { AUDIT_RULES } from './audit/audit-rules.ts';
import { AVAILABILITY_RULES } from './availability/availability-rules.ts';
import { CHANGE_RULES } from './change/change-rules.ts';
import { CONFIDENTIALITY_RULES } from './confidentiality/confidentiality-rules.ts';
import { CONFIG_RULES } from './config/config-rules.ts';
import { CONTROL_RULES } from './control/control-rules.ts';
import { CROSSWALK_RULES } from './crosswalk/crosswalk-rules.ts';
import { CRYPTOGRAPHY_RULES } from './cryptography/cryptography-rules.ts';
import { CUEC_RULES } from './cuec/cuec-rules.ts';
import { EVIDENCE_RULES } from './evidence/evidence-rules.ts';
import { FILE_RULES } from './file/file-rules.ts';
import { GOVERNANCE_RULES } from './governance/governance-rules.ts';
import { expired } from './ignore/expired.ts';
import { noReason } from './ignore/no-reason.ts';
import { unused } from './ignore/unused.ts';
import { INCIDENT_RULES } from './incident/incident-rules.ts';
import { ISO_RULES } from './iso/iso-rules.ts';
import { MONITORING_RULES } from './monitoring/monitoring-rules.ts';
import { PEOPLE_RULES } from './people/people-rules.ts';
import { PHYSICAL_RULES } from './physical/physical-rules.ts';
import { POLICY_RULES } from './policy/policy-rules.ts';
import { PRIVACY_RULES } from './privacy/privacy-rules.ts';
import { PROCESSING_RULES } from './processing/processing-rules.ts';
import { PROGRAM_RULES } from './program/program-rules.ts';
import { RECORD_RULES } from './record/record-rules.ts';
import { REFERENCE_RULES } from './reference/reference-rules.ts';
import { RISK_RULES } from './risk/risk-rules.ts';
import type { Rule } from './rule.ts';
import { SCOPE_RULES } from './scope/scope-rules.ts';
import { namesOf } from './severity.ts';
import { SOA_RULES } from './soa/soa-rules.ts';
import { SUBSERVICE_RULES } from './subservice/subservice-rules.ts';
import { VENDOR_RULES } from './vendor/vendor-rules.ts';

/** Every check, by id. */
export const RULES: readonly Rule[] = [
  ...CONFIG_RULES,
  ...ACCESS_RULES,
  ...MONITORING_RULES,
  ...RISK_RULES,
  ...VENDOR_RULES,
  ...SUBSERVICE_RULES,
  ...ASSURANCE_RULES,
  ...CUEC_RULES,
  ...INCIDENT_RULES,
  ...SOA_RULES,
  ...SCOPE_RULES,
  ...PROGRAM_RULES,
  ...AUDIT_RULES,
  ...ISO_RULES,
  ...POLICY_RULES,
  ...GOVERNANCE_RULES,
  ...CHANGE_RULES,
  ...AVAILABILITY_RULES,
  ...CONFIDENTIALITY_RULES,
  ...CRYPTOGRAPHY_RULES,
  ...PHYSICAL_RULES,
  ...PRIVACY_RULES,
  ...PROCESSING_RULES,
  ...PEOPLE_RULES,
  ...CONTROL_RULES,
  ...CROSSWALK_RULES,
  ...EVIDENCE_RULES,
  ...FILE_RULES,
  expired,
  noReason,
  unused,
  ...RECORD_RULES,
  ...REFERENCE_RULES,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const BY_ID: ReadonlyMap<string, Rule> = new Map(
  RULES.flatMap((rule) => namesOf(rule).map((name) => [name, rule] as const)),
);

/** The rule of an id or alias; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}

/** Ids and aliases of all rules: what settings and suppressions may name. */
export const RULE_IDS: ReadonlySet<string> = new Set(BY_ID.keys());
