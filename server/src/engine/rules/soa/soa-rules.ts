import type { Rule } from '../rule.ts';

/** The checks of the group `soa`. */
export const SOA_RULES: readonly Rule[] = [];
