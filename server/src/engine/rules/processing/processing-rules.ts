import type { Rule } from '../rule.ts';

/** The checks of the group `processing`. */
export const PROCESSING_RULES: readonly Rule[] = [];
