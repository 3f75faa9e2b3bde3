import type { Rule } from '../rule.ts';
import { inherited } from './inherited.ts';

/** The checks of the group `physical`. */
export const PHYSICAL_RULES: readonly Rule[] = [inherited] as readonly Rule[];
