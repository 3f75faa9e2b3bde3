import type { Rule } from '../rule.ts';

/** The checks of the group `reference`. */
export const REFERENCE_RULES: readonly Rule[] = [];
