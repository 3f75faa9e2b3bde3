import { EXPECTED_ARTIFACT_RULES } from '../expected-artifact-rules.ts';
import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { WRONG_HOME_RULES } from '../wrong-home-rules.ts';
import { healthReviewFields } from './health-review-fields.ts';
import { noSignalUnexplained } from './no-signal-unexplained.ts';

/** The checks of the group `monitoring`. */
export const MONITORING_RULES: readonly Rule[] = [
  healthReviewFields,
  noSignalUnexplained,
  ...ofGroup('monitoring', EXPECTED_ARTIFACT_RULES, WRONG_HOME_RULES),
] as readonly Rule[];
