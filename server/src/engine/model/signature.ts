import type { AliasResolver } from '../syntax/aliases.ts';
import type { MappingNode } from '../syntax/tree.ts';
import type { Kind } from './kinds.ts';
import { frameworkKeys, looseKey, SATISFIES_KEYS } from './satisfies-key.ts';

/** Plural list keys, in loose form, and the kind of their items. */
export const PLURAL_KINDS: ReadonlyMap<string, Kind> = new Map([
  ['controls', 'control'],
  ['risks', 'risk'],
  ['evidence', 'evidence'],
  ['vendors', 'vendor'],
  ['incidents', 'incident'],
  ['policies', 'policy'],
]);

/** Keys, in loose form, that only a record of the kind carries beside an id or name. */
const SIGNATURE_KEYS: Partial<Record<Kind, ReadonlySet<string>>> = {
  risk: new Set(['treatment', 'inherent', 'residual', 'changetrigger']),
  evidence: new Set(['occurrences', 'collectedon', 'validuntil', 'population', 'stage']),
  vendor: new Set(['tier', 'contract', 'subservice', 'assurance']),
  incident: new Set(['detectedat', 'artifacts']),
  policy: new Set(['approvedon', 'nextreview']),
  framework: new Set(['requirements']),
  scope: new Set(['isms', 'soc2']),
  program: new Set(['internalaudits', 'managementreviews', 'audits', 'phases']),
  crosswalk: new Set(['mappings', 'gaps']),
};

/** Kinds that a citation of a known framework gives away. */
const CITING_KINDS: ReadonlySet<Kind> = new Set(['control', 'policy']);

/** Whether a mapping carries a key that only records of `kind` have. */
export function hasSignature(
  kind: Kind,
  node: MappingNode,
  context: { readonly resolve: AliasResolver; readonly isFramework: (key: string) => boolean },
): boolean {
  const keys = SIGNATURE_KEYS[kind];
  return node.pairs.some((pair) => {
    const key = looseKey(pair.key.text);
    if (keys?.has(key) === true && pair.value !== undefined) return true;
    if (!CITING_KINDS.has(kind) || !SATISFIES_KEYS.has(key)) return false;
    return frameworkKeys(pair.value, context.resolve).some(context.isFramework);
  });
}
