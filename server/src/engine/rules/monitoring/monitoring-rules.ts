import type { Rule } from '../rule.ts';

/** The checks of the group `monitoring`. */
export const MONITORING_RULES: readonly Rule[] = [];
