import { ofGroup } from '../of-group.ts';
import type { Rule } from '../rule.ts';
import { THIN_MAPPING_RULES } from '../thin-mapping-rules.ts';

/** The checks of the group `processing`. */
export const PROCESSING_RULES: readonly Rule[] = ofGroup('processing', THIN_MAPPING_RULES);
