import type { RecordFact } from '../../server/src/engine/model/facts.ts';
import type { Kind } from '../../server/src/engine/model/kinds.ts';
import type { MappingNode, Node, ScalarNode } from '../../server/src/engine/syntax/tree.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A tree as a parser would make it of the value; its spans say nothing. */
export function nodeOf(value: Json): Node {
  if (Array.isArray(value))
    return { type: 'sequence', flow: true, items: value.map(nodeOf), start: 0, end: 0 };
  if (typeof value === 'object' && value !== null)
    return mappingOf(value as { readonly [key: string]: Json });
  return scalar(value === null ? '' : String(value));
}

export function mappingOf(value: { readonly [key: string]: Json }): MappingNode {
  const pairs = Object.entries(value).map(([name, each]) => ({
    name,
    key: scalar(name),
    value: nodeOf(each),
  }));
  return { type: 'mapping', flow: true, pairs, start: 0, end: 0 };
}

export function recordOf(kind: Kind, id: string, fields: { readonly [key: string]: Json }): RecordFact {
  const none = { start: 0, end: 0 };
  return {
    file: `${kind}/${id}.yaml`,
    kind,
    id,
    title: id,
    anchor: none,
    span: none,
    declared: true,
    recognisedBy: 'kind',
    fields: mappingOf({ id, ...fields }),
    shadowed: [],
  };
}

function scalar(text: string): ScalarNode {
  return { type: 'scalar', style: 'plain', text, start: 0, end: 0 };
}
