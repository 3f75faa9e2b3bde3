import type { Rule } from '../rule.ts';

/** The checks of the group `program`. */
export const PROGRAM_RULES: readonly Rule[] = [];
