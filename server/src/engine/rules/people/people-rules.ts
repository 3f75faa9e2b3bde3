import type { Rule } from '../rule.ts';

/** The checks of the group `people`. */
export const PEOPLE_RULES: readonly Rule[] = [];
