import type { Rule } from '../rule.ts';

/** The checks of the group `risk`. */
export const RISK_RULES: readonly Rule[] = [];
