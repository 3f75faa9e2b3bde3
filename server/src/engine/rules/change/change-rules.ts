import type { Rule } from '../rule.ts';

/** The checks of the group `change`. */
export const CHANGE_RULES: readonly Rule[] = [];
