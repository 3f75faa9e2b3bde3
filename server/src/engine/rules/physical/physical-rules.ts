import type { Rule } from '../rule.ts';

/** The checks of the group `physical`. */
export const PHYSICAL_RULES: readonly Rule[] = [];
