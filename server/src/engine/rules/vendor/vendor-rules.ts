import type { Rule } from '../rule.ts';

/** The checks of the group `vendor`. */
export const VENDOR_RULES: readonly Rule[] = [];
