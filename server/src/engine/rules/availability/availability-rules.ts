import type { Rule } from '../rule.ts';

/** The checks of the group `availability`. */
export const AVAILABILITY_RULES: readonly Rule[] = [];
