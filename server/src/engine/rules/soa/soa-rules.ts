import type { Rule } from '../rule.ts';
import { duplicateRow } from './duplicate-row.ts';
import { excludedButUsed } from './excluded-but-used.ts';
import { excludedNeededForSoc2 } from './excluded-needed-for-soc2.ts';
import { legacy } from './legacy.ts';
import { missing } from './missing.ts';
import { noDriver } from './no-driver.ts';
import { notApproved } from './not-approved.ts';
import { olderThanRisks } from './older-than-risks.ts';
import { oneReasonForAll } from './one-reason-for-all.ts';
import { physicalBlanket } from './physical-blanket.ts';
import { rowMissing } from './row-missing.ts';
import { ROW_RULES } from './row-rules.ts';
import { statusDisagrees } from './status-disagrees.ts';

/** The checks of the group `soa`: the statement of applicability by itself and against controls and risks. */
export const SOA_RULES: readonly Rule[] = [
  ...ROW_RULES,
  duplicateRow,
  excludedButUsed,
  excludedNeededForSoc2,
  legacy,
  missing,
  noDriver,
  notApproved,
  olderThanRisks,
  oneReasonForAll,
  physicalBlanket,
  rowMissing,
  statusDisagrees,
] as unknown as readonly Rule[];
