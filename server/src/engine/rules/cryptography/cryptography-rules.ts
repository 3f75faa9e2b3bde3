import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { WRONG_HOME_RULES } from '../wrong-home-rules.ts';

/** The checks of the group `cryptography`. */
export const CRYPTOGRAPHY_RULES: readonly Rule[] = ofGroup('cryptography', WRONG_HOME_RULES);
