import type { Rule } from '../rule.ts';

/** The checks of the group `evidence`. */
export const EVIDENCE_RULES: readonly Rule[] = [];
