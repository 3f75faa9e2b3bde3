import type { Rule } from '../rule.ts';
import { periodMismatch } from './period-mismatch.ts';
import { subsequentEvent } from './subsequent-event.ts';

/** The checks of the group `audit`. */
export const AUDIT_RULES: readonly Rule[] = [periodMismatch, subsequentEvent] as unknown as readonly Rule[];
