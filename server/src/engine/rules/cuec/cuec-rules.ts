import type { Rule } from '../rule.ts';

/** The checks of the group `cuec`. */
export const CUEC_RULES: readonly Rule[] = [];
