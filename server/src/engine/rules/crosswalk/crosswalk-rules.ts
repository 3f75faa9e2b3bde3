import type { Rule } from '../rule.ts';
import { artifactNoFrequency } from './artifact-no-frequency.ts';
import { artifactNoOwner } from './artifact-no-owner.ts';
import { cellIsPolicy } from './cell-is-policy.ts';

/** The checks of the group `crosswalk`: the cells in which criteria, Annex A and artifacts meet. */
export const CROSSWALK_RULES: readonly Rule[] = [
  artifactNoFrequency,
  artifactNoOwner,
  cellIsPolicy,
] as unknown as readonly Rule[];
