import { COLUMN_RULES } from '../columns-rules.ts';
import { EXPECTED_ARTIFACT_RULES } from '../expected-artifact-rules.ts';
import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { WRONG_HOME_RULES } from '../wrong-home-rules.ts';
import { lifecycleEvidence } from './lifecycle-evidence.ts';
import { notAllUsers } from './not-all-users.ts';
import { removalSla } from './removal-sla.ts';
import { reviewOnly } from './review-only.ts';
import { reviewUndocumented } from './review-undocumented.ts';
import { sodMissing } from './sod-missing.ts';

/** The checks of the group `access`. */
export const ACCESS_RULES: readonly Rule[] = [
  lifecycleEvidence,
  reviewOnly,
  reviewUndocumented,
  notAllUsers,
  removalSla,
  sodMissing,
  ...ofGroup('access', COLUMN_RULES, EXPECTED_ARTIFACT_RULES, WRONG_HOME_RULES),
] as readonly Rule[];
