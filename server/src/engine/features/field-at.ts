import { type Span, touches } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import {
  canonicalChild,
  childOf,
  type Property,
  rootProperty,
  type SchemaName,
} from '../model/schema/schema-table.ts';
import type { MappingNode, Node, Pair, ScalarNode } from '../syntax/tree.ts';

/** A key of a record or of the configuration, or the scalar value of one. */
export type FieldSubject =
  | (FieldPlace & { readonly type: 'key'; readonly pair: Pair })
  | (FieldPlace & { readonly type: 'value'; readonly node: ScalarNode });

interface FieldPlace {
  readonly span: Span;
  /** Whose schema describes the field. */
  readonly schema: SchemaName;
  /** Dotted path of canonical names, lists without index. */
  readonly path: string;
  /** What the schema says; undefined for a key that it does not know. */
  readonly property: Property | undefined;
  readonly record: RecordFact | undefined;
}

/** The key, else the scalar value, at an offset of a mapping that `schema` describes. */
export function fieldAt(
  schema: SchemaName,
  fields: MappingNode,
  offset: number,
  record: RecordFact | undefined,
): FieldSubject | undefined {
  const inMapping = (
    mapping: MappingNode,
    property: Property | undefined,
    path: string,
  ): FieldSubject | undefined => {
    for (const pair of mapping.pairs) {
      const name = property === undefined ? pair.name : canonicalChild(property, pair.name);
      const child = property === undefined ? undefined : childOf(property, name);
      const childPath = path === '' ? name : `${path}.${name}`;
      const place = { schema, path: childPath, property: child, record };
      if (touches(pair.key, offset)) return { type: 'key', span: pair.key, pair, ...place };
      if (pair.value !== undefined && touches(pair.value, offset)) {
        const found = inNode(pair.value, child, childPath);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  const inNode = (node: Node, property: Property | undefined, path: string): FieldSubject | undefined => {
    if (node.type === 'scalar') return { type: 'value', span: node, node, schema, path, property, record };
    if (node.type === 'mapping') return inMapping(node, property, path);
    if (node.type !== 'sequence') return undefined;
    for (const item of node.items) {
      if (item === undefined || !touches(item, offset)) continue;
      const found = inNode(item, property, path);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return inMapping(fields, rootProperty(schema), '');
}
