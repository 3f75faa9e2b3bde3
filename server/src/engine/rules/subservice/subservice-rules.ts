import type { Rule } from '../rule.ts';
import { csocMissing, csocUnwatched, inheritedCounted } from './csocs.ts';

/** The checks of the group `subservice`: what a carved-out provider is assumed to do, and who watches it. */
export const SUBSERVICE_RULES: readonly Rule[] = [
  csocMissing,
  csocUnwatched,
  inheritedCounted,
] as unknown as readonly Rule[];
