import type { Rule } from '../rule.ts';
import { citedNowhere } from './cited-nowhere.ts';
import { cryptography } from './cryptography.ts';
import { duplicateTopic } from './duplicate-topic.ts';
import { infosecPolicy } from './infosec-policy.ts';
import { oneFramework } from './one-framework.ts';
import { overdue } from './overdue.ts';
import { POLICY_FIELD_RULES } from './policy-fields.ts';
import { procedureMissing } from './procedure-missing.ts';
import { secureDevelopment } from './secure-development.ts';

/** The checks of the group `policy`. */
export const POLICY_RULES: readonly Rule[] = [
  citedNowhere,
  cryptography,
  duplicateTopic,
  infosecPolicy,
  oneFramework,
  overdue,
  ...POLICY_FIELD_RULES,
  procedureMissing,
  secureDevelopment,
];
