import type { Rule } from '../rule.ts';

/** The checks of the group `cryptography`. */
export const CRYPTOGRAPHY_RULES: readonly Rule[] = [];
