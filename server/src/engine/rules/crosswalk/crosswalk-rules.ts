import type { Rule } from '../rule.ts';

/** The checks of the group `crosswalk`. */
export const CROSSWALK_RULES: readonly Rule[] = [];
