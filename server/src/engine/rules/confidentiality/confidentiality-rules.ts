import { EXPECTED_ARTIFACT_RULES } from '../expected-artifact-rules.ts';
import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { THIN_MAPPING_RULES } from '../thin-mapping-rules.ts';

/** The checks of the group `confidentiality`. */
export const CONFIDENTIALITY_RULES: readonly Rule[] = ofGroup(
  'confidentiality',
  EXPECTED_ARTIFACT_RULES,
  THIN_MAPPING_RULES,
);
