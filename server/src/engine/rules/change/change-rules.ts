import { COLUMN_RULES } from '../columns-rules.ts';
import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { authorApproves } from './author-approves.ts';
import { population } from './population.ts';

/** The checks of the group `change`. */
export const CHANGE_RULES: readonly Rule[] = [
  authorApproves,
  population,
  ...ofGroup('change', COLUMN_RULES),
] as readonly Rule[];
