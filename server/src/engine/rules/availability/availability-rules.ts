import { EXPECTED_ARTIFACT_RULES } from '../expected-artifact-rules.ts';
import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { WRONG_HOME_RULES } from '../wrong-home-rules.ts';

/** The checks of the group `availability`. */
export const AVAILABILITY_RULES: readonly Rule[] = ofGroup(
  'availability',
  EXPECTED_ARTIFACT_RULES,
  WRONG_HOME_RULES,
);
