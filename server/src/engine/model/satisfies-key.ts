import { builtInCatalogue } from '../frameworks/built-in-catalogue.ts';
import type { AliasResolver } from '../syntax/aliases.ts';
import type { Node } from '../syntax/tree.ts';

/** Keys under which repositories keep their mapping to frameworks, in loose form. */
export const SATISFIES_KEYS: ReadonlySet<string> = new Set([
  'satisfies',
  'mappings',
  'frameworks',
  'compliance',
  'standards',
]);

/** A key without case, dashes and underscores: how keys are compared. */
export function looseKey(key: string): string {
  return /[-_A-Z]/.test(key) ? key.replace(/[-_]/g, '').toLowerCase() : key;
}

/** Whether a value is a map with at least one key that names a built-in framework. */
export function namesFramework(value: Node | undefined, resolve: AliasResolver): boolean {
  return frameworkKeys(value, resolve).some((key) => builtInCatalogue().frameworkOf(key) !== undefined);
}

/** The keys of a value that is a map; empty for everything else. */
export function frameworkKeys(value: Node | undefined, resolve: AliasResolver): readonly string[] {
  const resolved = value?.type === 'alias' ? resolve(value) : value;
  return resolved?.type === 'mapping' ? resolved.pairs.map((pair) => pair.key.text) : [];
}
