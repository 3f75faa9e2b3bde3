import type { Rule } from '../rule.ts';

/** The checks of the group `assurance`. */
export const ASSURANCE_RULES: readonly Rule[] = [];
