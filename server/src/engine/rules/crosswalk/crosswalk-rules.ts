import type { Rule } from '../rule.ts';
import { artifactNoFrequency } from './artifact-no-frequency.ts';
import { artifactNoOwner } from './artifact-no-owner.ts';
import { cellEmpty } from './cell-empty.ts';
import { cellIsPolicy } from './cell-is-policy.ts';
import { conflictingRows } from './conflicting-rows.ts';
import { coverageOverstated } from './coverage-overstated.ts';
import { oneFrameworkControl } from './one-framework-control.ts';
import { oneToOneClaim } from './one-to-one-claim.ts';
import { reviewBehindScope } from './review-behind-scope.ts';
import { ROW_ADVICE, reviewOnlyYearly } from './row-advice.ts';
import { UNCOVERED_RULES } from './uncovered.ts';
import { unusualPair } from './unusual-pair.ts';

/** The checks of the group `crosswalk`: the cells in which criteria, Annex A and artifacts meet, and the holes. */
export const CROSSWALK_RULES: readonly Rule[] = [
  ...ROW_ADVICE,
  ...UNCOVERED_RULES,
  artifactNoFrequency,
  artifactNoOwner,
  cellEmpty,
  cellIsPolicy,
  conflictingRows,
  coverageOverstated,
  oneFrameworkControl,
  oneToOneClaim,
  reviewBehindScope,
  reviewOnlyYearly,
  unusualPair,
] as unknown as readonly Rule[];
