import type { Rule } from '../rule.ts';
import { certificate } from './certificate.ts';
import { contextRule } from './context.ts';
import { objectives } from './objectives.ts';

/** The checks of the group `iso`. */
export const ISO_RULES: readonly Rule[] = [certificate, contextRule, objectives];
