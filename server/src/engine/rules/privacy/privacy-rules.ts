import type { Rule } from '../rule.ts';

/** The checks of the group `privacy`. */
export const PRIVACY_RULES: readonly Rule[] = [];
