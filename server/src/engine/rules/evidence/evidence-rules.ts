import type { Rule } from '../rule.ts';
import { controlNoFrequency } from './control-no-frequency.ts';
import { exceptionOpen } from './exception-open.ts';
import { exceptionsUnstated } from './exceptions-unstated.ts';
import { expiresSoon } from './expires-soon.ts';
import { noDate } from './no-date.ts';
import { noPerformer } from './no-performer.ts';
import { noResult } from './no-result.ts';
import { noReviewer } from './no-reviewer.ts';
import { stale } from './stale.ts';

/** The checks of the group `evidence`: what a piece of evidence must say, and whether it still counts. */
export const EVIDENCE_RULES: readonly Rule[] = [
  controlNoFrequency,
  exceptionOpen,
  exceptionsUnstated,
  expiresSoon,
  noDate,
  noPerformer,
  noResult,
  noReviewer,
  stale,
] as unknown as readonly Rule[];
