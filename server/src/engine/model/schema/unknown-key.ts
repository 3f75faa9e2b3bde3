import type { Span } from '../../../base/text/range.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { KINDS } from '../kinds.ts';
import { looseName } from './loose.ts';
import { nearest } from './near.ts';
import { allProperties } from './schema-table.ts';
import type { Property } from './schema-types.ts';

/** Words that teams use as keys of their own, and that happen to be a letter or two away from one of ours. */
const HOUSE_WORDS = ['approved', 'resource', 'reviewed', 'reviewer', 'rules', 'standard', 'state', 'states'];

/** Every word that is a key somewhere: whoever writes it means it, also where it has no meaning for us. */
let words: ReadonlySet<string> | undefined;

function isWord(name: string): boolean {
  words ??= new Set([...HOUSE_WORDS, ...KINDS.flatMap((kind) => allProperties(kind).map((at) => at.name))]);
  return words.has(name);
}

interface UnknownKey {
  readonly span: Span;
  readonly path: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** A key that the schema does not know, with the key it was probably meant to be. */
export function unknownKey(mapping: MappingNode, at: Property, index: number): UnknownKey | undefined {
  const pair = mapping.pairs[index];
  if (pair === undefined) return undefined;
  const meant = nearestKey(mapping, at, pair.name);
  const problem = {
    span: pair.key,
    path: at.path === '' ? pair.name : `${at.path}.${pair.name}`,
    message: `Nothing reads \`${pair.key.text}\`.`,
  };
  if (meant === undefined) return problem;
  const { name: suggestion } = meant;
  const message = `${problem.message} Did you mean \`${suggestion}\`?`;
  // Renamed both, the key would be there twice, and one of the two values would be lost.
  if (claims(mapping, at, suggestion) > 1)
    return { ...problem, message: `${message} Another key here looks like it too.` };
  return { ...problem, message, suggestion };
}

/**
 * A key that the schema does not know and that is close to one it knows, at the same level and not yet there;
 * undefined for keys that are simply the user's own.
 */
export function misspelledKey(mapping: MappingNode, at: Property, index: number): UnknownKey | undefined {
  const pair = mapping.pairs[index];
  if (pair === undefined || pair.name.length < 3) return undefined;
  const meant = nearestKey(mapping, at, pair.name);
  if (meant === undefined) return undefined;
  const { name } = meant;
  const isPlural = name === `${pair.name}s` || pair.name === `${name}s`;
  if (isWord(pair.name) && !isPlural) return undefined;
  return unknownKey(mapping, at, index);
}

/** Names of a mapping's keys: made once, or a map of thousands of keys is read thousands of times. */
const namesByMapping = new WeakMap<MappingNode, ReadonlySet<string>>();

function namesOf(mapping: MappingNode): ReadonlySet<string> {
  const known = namesByMapping.get(mapping);
  if (known !== undefined) return known;
  const names = new Set(mapping.pairs.map((pair) => pair.name));
  namesByMapping.set(mapping, names);
  return names;
}

/** How many unknown keys of a mapping look like each free key; counted once per mapping. */
const claimsByMapping = new WeakMap<MappingNode, ReadonlyMap<string, number>>();

function claims(mapping: MappingNode, at: Property, name: string): number {
  let counted = claimsByMapping.get(mapping);
  if (counted === undefined) {
    const counts = new Map<string, number>();
    for (const pair of mapping.pairs) {
      const meant = at.properties.has(pair.name) ? undefined : nearestKey(mapping, at, pair.name)?.name;
      if (meant !== undefined) counts.set(meant, (counts.get(meant) ?? 0) + 1);
    }
    counted = counts;
    claimsByMapping.set(mapping, counted);
  }
  return counted.get(name) ?? 0;
}

function nearestKey(mapping: MappingNode, at: Property, name: string): { readonly name: string } | undefined {
  const present = namesOf(mapping);
  const written = looseName(name);
  const free = [...at.nameBySpelling].filter(([, canonical]) => !present.has(canonical));
  const spelling = nearest(
    written,
    free.map(([loose]) => loose),
  );
  const canonical = spelling === undefined ? undefined : at.nameBySpelling.get(spelling);
  return canonical === undefined || spelling === undefined ? undefined : { name: canonical };
}
