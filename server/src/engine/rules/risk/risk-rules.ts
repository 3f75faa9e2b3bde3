import type { Rule } from '../rule.ts';
import { acceptNoApproval } from './accept-no-approval.ts';
import { acceptance } from './acceptance.ts';
import { annualOnly } from './annual-only.ts';
import { changeWithoutRisk } from './change-without-risk.ts';
import { RISK_TAG_RULES } from './framework-tags.ts';
import { methodMissing } from './method-missing.ts';
import { mitigateNoControl } from './mitigate-no-control.ts';
import { noFraud } from './no-fraud.ts';
import { notUsedForSoc2 } from './not-used-for-soc2.ts';
import { overdue } from './overdue.ts';
import { REGISTER_COLUMN_RULES } from './register-columns.ts';
import { tagsDisagree } from './tags-disagree.ts';
import { treatmentPlanMissing } from './treatment-plan-missing.ts';
import { twoRegisters } from './two-registers.ts';
import { subprocessorWithoutRisk, vendorWithoutRisk } from './vendor-risks.ts';

/** The checks of the group `risk`: what a risk must say, and whether the register is one that both auditors can use. */
export const RISK_RULES: readonly Rule[] = [
  ...REGISTER_COLUMN_RULES,
  mitigateNoControl,
  treatmentPlanMissing,
  acceptNoApproval,
  acceptance,
  overdue,
  ...RISK_TAG_RULES,
  tagsDisagree,
  annualOnly,
  methodMissing,
  twoRegisters,
  notUsedForSoc2,
  noFraud,
  changeWithoutRisk,
  subprocessorWithoutRisk,
  vendorWithoutRisk,
] as unknown as readonly Rule[];
