import type { Rule } from '../rule.ts';

/** The checks of the group `control`. */
export const CONTROL_RULES: readonly Rule[] = [];
