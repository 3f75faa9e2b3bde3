import type { Rule } from '../rule.ts';

/** The checks of the group `access`. */
export const ACCESS_RULES: readonly Rule[] = [];
