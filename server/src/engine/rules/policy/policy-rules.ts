import type { Rule } from '../rule.ts';

/** The checks of the group `policy`. */
export const POLICY_RULES: readonly Rule[] = [];
