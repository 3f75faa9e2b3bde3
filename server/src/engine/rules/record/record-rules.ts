import type { Rule } from '../rule.ts';
import { controlMapsNothing } from './control-maps-nothing.ts';
import { date } from './date.ts';
import { enumValue } from './enum.ts';
import { kindUnstated } from './kind-unstated.ts';
import { ownerMissing } from './owner-missing.ts';
import { parallelControls } from './parallel-controls.ts';
import { procedureMissingLink } from './procedure-missing-link.ts';
import { requiredField } from './required-field.ts';
import { shape } from './shape.ts';
import { statusVsEvidence } from './status-vs-evidence.ts';
import { twoOfAKind } from './two-of-a-kind.ts';
import { unknownField } from './unknown-field.ts';
import { unknownKind } from './unknown-kind.ts';

/** The checks of the group `record`: the form of records, and what every control owes. */
export const RECORD_RULES: readonly Rule[] = [
  controlMapsNothing,
  date,
  enumValue,
  kindUnstated,
  ownerMissing,
  parallelControls,
  procedureMissingLink,
  requiredField,
  shape,
  statusVsEvidence,
  twoOfAKind,
  unknownField,
  unknownKind,
] as unknown as readonly Rule[];
