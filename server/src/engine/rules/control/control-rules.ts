import type { Rule } from '../rule.ts';
import { inForce } from './in-force.ts';

/** The checks of the group `control`: when a control is in force, and what it promises. */
export const CONTROL_RULES: readonly Rule[] = [inForce] as unknown as readonly Rule[];
