import type { Rule } from '../rule.ts';
import { ARTIFACT_RULES } from './artifact-rules.ts';
import { closedEarly } from './closed-early.ts';
import { forensicFields, MISSING_FIELD_RULES } from './missing-fields.ts';
import { noneInWindow } from './none-in-window.ts';
import { order } from './order.ts';
import { PARTIAL_RULES } from './partial-rules.ts';
import { planOnly } from './plan-only.ts';
import { registerIncomplete } from './register-incomplete.ts';
import { runbookStops } from './runbook-stops.ts';

/** The checks of the group `incident`. */
export const INCIDENT_RULES: readonly Rule[] = [
  ...ARTIFACT_RULES,
  closedEarly,
  forensicFields,
  ...MISSING_FIELD_RULES,
  noneInWindow,
  order,
  ...PARTIAL_RULES,
  planOnly,
  registerIncomplete,
  runbookStops,
] as readonly Rule[];
