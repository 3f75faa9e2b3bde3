import type { Rule } from '../rule.ts';

/** The checks of the group `record`. */
export const RECORD_RULES: readonly Rule[] = [];
