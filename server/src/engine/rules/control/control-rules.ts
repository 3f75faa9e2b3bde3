import type { Rule } from '../rule.ts';
import { frequencyChanged } from './frequency-changed.ts';
import { inForce } from './in-force.ts';
import { slaDisagrees } from './sla-disagrees.ts';
import { untestableWording } from './untestable-wording.ts';

/** The checks of the group `control`: when a control is in force, and what it promises. */
export const CONTROL_RULES: readonly Rule[] = [
  frequencyChanged,
  inForce,
  slaDisagrees,
  untestableWording,
] as unknown as readonly Rule[];
