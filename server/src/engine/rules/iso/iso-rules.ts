import type { Rule } from '../rule.ts';

/** The checks of the group `iso`. */
export const ISO_RULES: readonly Rule[] = [];
