import type { Span } from '../../../base/text/range.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { KINDS } from '../kinds.ts';
import { looseName } from './loose.ts';
import { nearest } from './near.ts';
import { allProperties } from './schema-table.ts';
import type { Property } from './schema-types.ts';

/** Every word that is a key somewhere: whoever writes it means it, also where it has no meaning for us. */
const WORDS: ReadonlySet<string> = new Set(KINDS.flatMap((kind) => allProperties(kind).map((at) => at.name)));

/**
 * A key that the schema does not know and that is close to one it knows, at the same level and not yet there;
 * undefined for keys that are simply the user's own.
 */
export function misspelledKey(
  mapping: MappingNode,
  at: Property,
  index: number,
): { span: Span; path: string; message: string; suggestion: string } | undefined {
  const pair = mapping.pairs[index];
  if (pair === undefined || pair.name.length < 3) return undefined;
  const present = new Set(mapping.pairs.map((other) => other.name));
  const written = looseName(pair.name);
  const free = [...at.nameBySpelling].filter(([, name]) => !present.has(name));
  const spelling = nearest(
    written,
    free.map(([loose]) => loose),
  );
  const suggestion = spelling === undefined ? undefined : at.nameBySpelling.get(spelling);
  if (suggestion === undefined || spelling === undefined) return undefined;
  if (WORDS.has(pair.name) && spelling !== `${written}s` && written !== `${spelling}s`) return undefined;
  return {
    span: pair.key,
    path: at.path === '' ? pair.name : `${at.path}.${pair.name}`,
    message: `Nothing reads \`${pair.key.text}\`. Did you mean \`${suggestion}\`?`,
    suggestion,
  };
}
