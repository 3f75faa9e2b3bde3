import type { Rule } from '../rule.ts';
import { acknowledged } from './acknowledged.ts';

/** The checks of the group `people`. */
export const PEOPLE_RULES: readonly Rule[] = [acknowledged] as readonly Rule[];
