import type { Rule } from '../rule.ts';
import { categoryMismatch } from './category-mismatch.ts';
import { notReviewed } from './not-reviewed.ts';
import { opinion } from './opinion.ts';
import { windowCoverage } from './window-coverage.ts';

/** The checks of the group `assurance`: what reports on vendors are worth for our window. */
export const ASSURANCE_RULES: readonly Rule[] = [
  windowCoverage,
  notReviewed,
  opinion,
  categoryMismatch,
] as unknown as readonly Rule[];
