import { builtInCatalogue } from '../frameworks/built-in-catalogue.ts';
import type { AliasResolver } from '../syntax/aliases.ts';
import { type Node, type ScalarNode, valueOf } from '../syntax/tree.ts';

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

/** Whether a value is a map with at least one key that names a known framework and holds more than a yes or no. */
export function namesFramework(
  value: Node | undefined,
  context: { readonly resolve: AliasResolver; readonly isFramework: (key: string) => boolean },
): boolean {
  const resolved = value?.type === 'alias' ? context.resolve(value) : value;
  if (resolved?.type !== 'mapping') return false;
  return resolved.pairs.some((pair) => context.isFramework(pair.key.text) && !isYesOrNo(pair.value));
}

/** `compliance: {soc2: true}` is a flag, and cites nothing. */
export function isYesOrNo(value: Node | undefined): boolean {
  return value?.type === 'scalar' && value.style === 'plain' && /^(?:true|false|yes|no)$/i.test(value.text);
}

/** The keys of a value that is a map; empty for everything else. */
export function frameworkKeys(value: Node | undefined, resolve: AliasResolver): readonly string[] {
  const resolved = value?.type === 'alias' ? resolve(value) : value;
  return resolved?.type === 'mapping' ? resolved.pairs.map((pair) => pair.key.text) : [];
}

/**
 * Whether a value cites ids of a framework that is known. `compliance: {soc2: true}` in a service catalogue says nothing
 * of ids: below every key but `satisfies` itself, something must look like one.
 */
export function citesFramework(
  key: string,
  value: Node | undefined,
  context: { readonly resolve: AliasResolver; readonly isFramework: (key: string) => boolean },
): boolean {
  const resolved = value?.type === 'alias' ? context.resolve(value) : value;
  if (resolved?.type !== 'mapping') return false;
  const says = looseKey(key) === 'satisfies';
  return resolved.pairs.some(
    (pair) =>
      context.isFramework(pair.key.text) && (says || holdsIds(pair.key.text, pair.value, context.resolve)),
  );
}

function holdsIds(framework: string, value: Node | undefined, resolve: AliasResolver): boolean {
  const node = value?.type === 'alias' ? resolve(value) : value;
  if (node?.type === 'scalar') return /[a-z]/i.test(node.text) && looksLikeId(framework, node);
  if (node?.type !== 'sequence') return false;
  return node.items.some((item) => {
    const id = item?.type === 'mapping' ? valueOf(item, 'id') : item;
    return id?.type === 'scalar' && looksLikeId(framework, id);
  });
}

function looksLikeId(framework: string, node: ScalarNode): boolean {
  const text = node.text.trim();
  const known = builtInCatalogue().frameworkOf(framework);
  // Ids of a custom framework can look like anything that holds a number.
  if (known === undefined) return /\d/.test(text);
  const reading = builtInCatalogue().read(known.framework, text, node.style !== 'plain');
  if (reading.type === 'unknown') return reading.looksLike !== 'nothing' && /[a-z]/i.test(text);
  return reading.type !== 'placeholder' && /\d/.test(text);
}
