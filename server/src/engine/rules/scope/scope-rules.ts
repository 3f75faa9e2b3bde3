import type { Rule } from '../rule.ts';
import { changeUnpropagated } from './change-unpropagated.ts';
import { controlOutside } from './control-outside.ts';
import { DESCRIPTION_LIST_RULES } from './description-lists.ts';
import { descriptionMissing } from './description-missing.ts';
import { descriptionSection } from './description-section.ts';
import { incidentDisclosure } from './incident-disclosure.ts';
import { marketing } from './marketing.ts';
import { diagramOnly, noSecurity, REASON_RULES, type } from './report-fields.ts';
import { ismsNarrower } from './scopes-differ.ts';
import { window, windowLength } from './window.ts';

/** The checks of the group `scope`. */
export const SCOPE_RULES: readonly Rule[] = [
  changeUnpropagated,
  controlOutside,
  ...DESCRIPTION_LIST_RULES,
  descriptionMissing,
  descriptionSection,
  diagramOnly,
  incidentDisclosure,
  ismsNarrower,
  marketing,
  noSecurity,
  ...REASON_RULES,
  type,
  window,
  windowLength,
] as unknown as readonly Rule[];
