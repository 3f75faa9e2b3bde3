import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { THIN_MAPPING_RULES } from '../thin-mapping-rules.ts';

/** The checks of the group `privacy`. */
export const PRIVACY_RULES: readonly Rule[] = ofGroup('privacy', THIN_MAPPING_RULES);
