import type { Rule } from '../rule.ts';
import { oursUnmapped } from './ours-unmapped.ts';

/** The checks of the group `cuec`: what we expect of our customers. */
export const CUEC_RULES: readonly Rule[] = [oursUnmapped] as unknown as readonly Rule[];
