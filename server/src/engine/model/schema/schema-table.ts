import type { Kind } from '../kinds.ts';
import { buildProperty } from './build-property.ts';
import { schemas } from './generated/schemas.js';
import { looseName, looseValue } from './loose.ts';
import type { JsonSchema, PathField, Property, ReferenceField, SchemaName } from './schema-types.ts';

export type { EnumValue, PathField, Property, ReferenceField, SchemaName } from './schema-types.ts';

/** Follows a `$ref` into the common definitions; what stands beside the reference wins. */
function resolve(schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const [file = '', pointer = ''] = schema.$ref.split('#/definitions/');
  const target = schemas[file]?.definitions?.[pointer];
  return target === undefined ? schema : { ...target, ...schema };
}

const roots = new Map<SchemaName, Property>();

/** The record as a whole: its keys, its description. Read from the schema when first asked for. */
export function rootProperty(name: SchemaName): Property {
  const known = roots.get(name);
  if (known !== undefined) return known;
  const file = name === 'configuration' ? 'tickmark-configuration' : name;
  const schema = schemas[`${file}.schema.json`] ?? {};
  const root = buildProperty(schema, resolve, { name: '', path: '', required: true });
  roots.set(name, root);
  return root;
}

/** The key of a mapping by its canonical name; in a map with keys of the user's choice, every key. */
export function childOf(parent: Property, name: string): Property | undefined {
  return parent.properties.get(name) ?? parent.wildcard;
}

/**
 * The key at a dotted path of canonical names without list indexes (`occurrences.exceptions.due`,
 * `satisfies.soc2.coverage`); the empty path is the record itself. Undefined when the schema knows no such key.
 */
export function property(name: SchemaName, path: string): Property | undefined {
  let at: Property | undefined = rootProperty(name);
  let start = 0;
  while (at !== undefined && start < path.length) {
    const dot = path.indexOf('.', start);
    const end = dot === -1 ? path.length : dot;
    at = childOf(at, path.slice(start, end));
    start = end + 1;
  }
  return at;
}

/** The keys that may stand at a path, in the order in which they are written. */
export function properties(name: SchemaName, path: string): readonly Property[] {
  const found = property(name, path);
  return found === undefined ? [] : [...found.properties.values()];
}

/** Names of the keys at a path, in the order in which they are written. */
export function keyOrder(name: SchemaName, path: string): readonly string[] {
  const found = property(name, path);
  return found === undefined ? [] : [...found.properties.keys()];
}

/**
 * The canonical name of a key as written at a path: case, `-` and `_` do not count, and aliases are read. A key that
 * the schema does not know is returned as written. Whether an alias of `satisfies` really means it depends on its
 * value (`aliasCondition`).
 */
export function canonicalKey(name: SchemaName, path: string, written: string): string {
  const parent = path === '' ? rootProperty(name) : property(name, path);
  return parent === undefined ? written : canonicalChild(parent, written);
}

/**
 * As `canonicalKey`, for a caller that holds the parent already. A known name is the schema's own string and no slice of
 * the source: names are compared millions of times, and two strings that the engine keeps once are compared at a glance.
 */
export function canonicalChild(parent: Property, written: string): string {
  const known = parent.properties.get(written);
  if (known !== undefined) return known.name;
  return parent.nameBySpelling.get(looseName(written)) ?? written;
}

/**
 * The value that a text means at a path: synonyms (`yearly`), case and separators are read away. A text that the
 * schema does not know is returned as it is, trimmed.
 */
export function canonicalValue(name: SchemaName, path: string, text: string): string {
  return property(name, path)?.valueBySpelling.get(looseValue(text)) ?? text.trim();
}

/** Fields of a kind whose values are ids of the workspace. */
export function referenceFields(kind: Kind): readonly ReferenceField[] {
  return fieldsOf(kind).references;
}

/** Fields of a kind whose values are local paths. */
export function pathFields(kind: Kind): readonly PathField[] {
  return fieldsOf(kind).paths;
}

/** Whether the values of a key are days or moments. */
export function isDay({ format }: Property): boolean {
  return format === 'date' || format === 'instant';
}

/** Whether days or moments are written at a key or anywhere below it. */
export function holdsDays(at: Property): boolean {
  let holds = holdingDays.get(at);
  if (holds === undefined) {
    holds = isDay(at) || childrenOf(at).some(holdsDays);
    holdingDays.set(at, holds);
  }
  return holds;
}

const holdingDays = new WeakMap<Property, boolean>();

/** Every key of a kind at every depth, parents first, in the order in which they are written. */
export function allProperties(name: SchemaName): readonly Property[] {
  const all: Property[] = [];
  const visit = (at: Property): void => {
    for (const child of childrenOf(at)) {
      all.push(child);
      visit(child);
    }
  };
  visit(rootProperty(name));
  return all;
}

function childrenOf(at: Property): readonly Property[] {
  return [...at.properties.values(), ...(at.wildcard === undefined ? [] : [at.wildcard])];
}

interface Fields {
  readonly references: readonly ReferenceField[];
  readonly paths: readonly PathField[];
}

const fieldsByKind = new Map<Kind, Fields>();

function fieldsOf(kind: Kind): Fields {
  const known = fieldsByKind.get(kind);
  if (known !== undefined) return known;
  const all = allProperties(kind);
  const fields: Fields = {
    references: all.map((at) => at.reference).filter((field) => field !== undefined),
    paths: all.map((at) => at.pathField).filter((field) => field !== undefined),
  };
  fieldsByKind.set(kind, fields);
  return fields;
}
