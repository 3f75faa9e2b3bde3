import type { Rule } from '../rule.ts';

/** The checks of the group `incident`. */
export const INCIDENT_RULES: readonly Rule[] = [];
