import { distance } from 'fastest-levenshtein';
import type { AliasResolver } from '../syntax/aliases.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import type { Kind } from './kinds.ts';
import { citesFramework, looseKey, SATISFIES_KEYS } from './satisfies-key.ts';

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
    if (keys?.has(key) === true) {
      const value = pair.value?.type === 'alias' ? context.resolve(pair.value) : pair.value;
      return value !== undefined && isOurShape(`${kind}.${key}`, value);
    }
    if (!CITING_KINDS.has(kind) || !SATISFIES_KEYS.has(key)) return false;
    return citesFramework(pair.key.text, pair.value, context);
  });
}

/** Signature keys that are common words elsewhere, and the words that stand there in a record of ours. */
const OUR_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['evidence.stage', new Set(['joiner', 'mover', 'leaver', 'review'])],
  [
    'risk.treatment',
    new Set(['mitigate', 'accept', 'transfer', 'avoid', 'modify', 'reduce', 'retain', 'share', '?']),
  ],
]);

/** Signature keys that other tools use for lists and numbers, and that hold a map in a record of ours. */
const OUR_MAPS: ReadonlySet<string> = new Set(['evidence.population', 'incident.artifacts']);

/**
 * A build has a `stage`, a city a `population`, a pipeline `artifacts`: there the value must be of our kind too. A slip of
 * the keyboard is still ours.
 */
function isOurShape(key: string, value: Node): boolean {
  if (OUR_MAPS.has(key)) return value.type === 'mapping';
  const words = OUR_WORDS.get(key);
  if (words === undefined || value.type !== 'scalar') return true;
  const word = value.text.trim().toLowerCase();
  return [...words].some((ours) => word === ours || (ours.length > 4 && distance(word, ours) === 1));
}
