import type { Rule } from '../rule.ts';

/** The checks of the group `scope`. */
export const SCOPE_RULES: readonly Rule[] = [];
