import type { Rule } from '../rule.ts';

/** The checks of the group `confidentiality`. */
export const CONFIDENTIALITY_RULES: readonly Rule[] = [];
