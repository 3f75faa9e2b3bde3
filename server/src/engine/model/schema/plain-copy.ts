import type { MappingNode, Node, ScalarNode } from '../../syntax/tree.ts';
import { looseValue } from './loose.ts';
import type { Form, Property } from './schema-types.ts';

/** Told about what a schema cannot say, while the copy is made. */
export interface CopyObserver {
  /** A key that the schema does not know, in a map whose keys it does know. */
  unknownKey(mapping: MappingNode, at: Property, index: number): void;
  /** A value outside a list that may be extended. */
  otherValue(node: ScalarNode, at: Property): void;
}

/** A number as YAML 1.2 reads it. */
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/**
 * A record as plain data for a validator: scalars read from their text by what the schema expects (an id `5.10` stays a
 * text), values in their canonical spelling. What is empty or to be filled in (`?`) is left out.
 */
export function plainCopy(node: Node | undefined, at: Property, observer: CopyObserver): unknown {
  return copyOf(node, at, at.forms, observer);
}

function copyOf(
  node: Node | undefined,
  at: Property,
  forms: ReadonlySet<Form>,
  observer: CopyObserver,
): unknown {
  if (node === undefined) return undefined;
  switch (node.type) {
    case 'scalar':
      return scalarValue(node, at, forms, observer);
    case 'sequence':
      return node.items.map((item) => copyOf(item, at, at.itemForms, observer));
    case 'mapping':
      return mappingCopy(node, at, observer);
    default:
      return undefined;
  }
}

function mappingCopy(mapping: MappingNode, at: Property, observer: CopyObserver): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  const isKnown = at.properties.size > 0;
  for (let index = 0; index < mapping.pairs.length; index++) {
    const pair = mapping.pairs[index];
    if (pair === undefined) continue;
    const child = at.properties.get(pair.name) ?? at.wildcard;
    if (child === undefined) {
      if (isKnown) observer.unknownKey(mapping, at, index);
    } else if (pair.name !== '__proto__' && copy[pair.name] === undefined) {
      const value = copyOf(pair.value, child, child.forms, observer);
      if (value !== undefined) copy[pair.name] = value;
    }
  }
  return copy;
}

function scalarValue(
  node: ScalarNode,
  at: Property,
  forms: ReadonlySet<Form>,
  observer: CopyObserver,
): unknown {
  const { text } = node;
  if (saysNothing(node)) return undefined;
  if (at.values !== undefined) {
    const value = at.valueBySpelling.get(text) ?? at.valueBySpelling.get(looseValue(text));
    if (value !== undefined) return value;
    if (at.extensible) observer.otherValue(node, at);
    return text;
  }
  // Quotes are no mistake where only a number or a yes-or-no makes sense.
  const mayBeOther = node.style === 'plain' || !forms.has('string');
  if (mayBeOther && forms.has('number') && NUMBER.test(text)) return Number(text);
  if (mayBeOther && forms.has('boolean')) {
    const lower = text.toLowerCase();
    if (lower === 'true') return true;
    if (lower === 'false') return false;
  }
  return at.format === undefined ? text : text.trim();
}

/** Whether a scalar is empty, null, or the placeholder `?` that stands for what is still to be filled in. */
export function saysNothing(node: ScalarNode): boolean {
  const { text } = node;
  if (text.length > 4) return text.trim() === '';
  if (text === '?' || text === '') return true;
  if (node.style !== 'plain') return text.trim() === '' || text.trim() === '?';
  return text === '~' || text === 'null' || text === 'Null' || text === 'NULL';
}
