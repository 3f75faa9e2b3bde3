import type { Rule } from '../rule.ts';

/** The checks of the group `subservice`. */
export const SUBSERVICE_RULES: readonly Rule[] = [];
