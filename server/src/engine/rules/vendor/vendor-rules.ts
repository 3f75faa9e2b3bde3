import type { Rule } from '../rule.ts';
import { clausesTopTier } from './clauses-top-tier.ts';
import { cuecUnmapped } from './cuec-unmapped.ts';
import { notInInventory } from './not-in-inventory.ts';
import { offboarded } from './offboarded.ts';
import { oneTable } from './one-table.ts';
import { policyOnly } from './policy-only.ts';
import { contractReviewDue, monitoringStale } from './review-dates.ts';
import { subserviceMethod } from './subservice-method.ts';

/** The checks of the group `vendor`: the inventory, contracts, monitoring, and what remains when a vendor is left. */
export const VENDOR_RULES: readonly Rule[] = [
  oneTable,
  clausesTopTier,
  contractReviewDue,
  monitoringStale,
  policyOnly,
  notInInventory,
  subserviceMethod,
  cuecUnmapped,
  offboarded,
] as unknown as readonly Rule[];
