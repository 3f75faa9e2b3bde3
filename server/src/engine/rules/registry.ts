import { CONFIG_RULES } from './config/config-rules.ts';
import { CROSSWALK_RULES } from './crosswalk/crosswalk-rules.ts';
import { EVIDENCE_RULES } from './evidence/evidence-rules.ts';
import { FILE_RULES } from './file/file-rules.ts';
import { expired } from './ignore/expired.ts';
import { noReason } from './ignore/no-reason.ts';
import { unused } from './ignore/unused.ts';
import { RECORD_RULES } from './record/record-rules.ts';
import { REFERENCE_RULES } from './reference/reference-rules.ts';
import type { Rule } from './rule.ts';

/** Every check, by id. */
export const RULES: readonly Rule[] = [
  ...CONFIG_RULES,
  ...CROSSWALK_RULES,
  ...EVIDENCE_RULES,
  ...FILE_RULES,
  expired,
  noReason,
  unused,
  ...RECORD_RULES,
  ...REFERENCE_RULES,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of an id; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}

/** Ids of all rules: what settings and suppressions may name. */
export const RULE_IDS: ReadonlySet<string> = new Set(BY_ID.keys());
