import type { Rule } from '../rule.ts';

/** The checks of the group `governance`. */
export const GOVERNANCE_RULES: readonly Rule[] = [];
