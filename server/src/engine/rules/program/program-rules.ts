import type { Rule } from '../rule.ts';
import { ADVICE_RULES } from './advice-rules.ts';
import { fieldworkBeforeWindowEnd, reviewBeforeAudit, stage1NotReady } from './audit-dates.ts';
import { auditorTypeIso, auditorTypeSoc2 } from './auditor-types.ts';
import { phaseOverlap } from './phase-overlap.ts';
import { WORD_RULES } from './word-rules.ts';

/** The checks of the group `program`. */
export const PROGRAM_RULES: readonly Rule[] = [
  ...ADVICE_RULES,
  auditorTypeIso,
  auditorTypeSoc2,
  fieldworkBeforeWindowEnd,
  phaseOverlap,
  reviewBeforeAudit,
  stage1NotReady,
  ...WORD_RULES,
] as unknown as readonly Rule[];
