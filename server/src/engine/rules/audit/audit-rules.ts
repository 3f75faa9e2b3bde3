import type { Rule } from '../rule.ts';

/** The checks of the group `audit`. */
export const AUDIT_RULES: readonly Rule[] = [];
