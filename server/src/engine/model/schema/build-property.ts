import { looseName, looseValue } from './loose.ts';
import type { EnumValue, Form, JsonSchema, Property } from './schema-types.ts';

type Resolve = (schema: JsonSchema) => JsonSchema;

/** Reads a schema into the tree of its keys. `resolve` follows a `$ref` and keeps what is written beside it. */
export function buildProperty(
  written: JsonSchema,
  resolve: Resolve,
  at: { readonly name: string; readonly path: string; readonly required: boolean },
): Property {
  const schema = resolve(written);
  const items = schema.items === undefined ? undefined : resolve(schema.items);
  // A list means what its items mean: their values, format and keys are found under the list's own name.
  const layers = [schema, schema.then, ...(schema.anyOf ?? []), items, ...(items?.anyOf ?? [])].filter(
    (layer): layer is JsonSchema => layer !== undefined,
  );
  const first = <Name extends keyof JsonSchema>(name: Name): JsonSchema[Name] | undefined =>
    layers.find((layer) => layer[name] !== undefined)?.[name];
  const properties = childProperties(layers, resolve, at.path, schema.required ?? []);
  const open = first('additionalProperties');
  const values = enumValues(first('enum'), first('x-enumDescriptions'));
  const format = first('format');
  const expects = first('x-reference');
  return {
    ...at,
    description: schema.description ?? '',
    forms: formsOf(schema.type),
    itemForms: formsOf(items?.type),
    format,
    values,
    extensible: first('x-extensible') === true,
    valueBySpelling: spellingsOf(values, first('x-synonyms')),
    reference:
      expects === undefined
        ? undefined
        : {
            path: at.path,
            expects,
            unresolved: first('x-unresolved') ?? 'error',
            idShaped: first('x-reference-if') === 'id-shaped',
          },
    pathField:
      format === 'path'
        ? { path: at.path, loose: false }
        : first('x-path') === undefined
          ? undefined
          : { path: at.path, loose: true },
    past: first('x-past') === true,
    citation: first('x-citation'),
    nested: schema['x-nested'],
    aliases: schema['x-aliases'] ?? [],
    aliasCondition: schema['x-alias-condition'],
    properties,
    wildcard:
      open === undefined
        ? undefined
        : buildProperty(open, resolve, { name: '*', path: below(at.path, '*'), required: false }),
    nameBySpelling: namesOf(properties),
  };
}

function childProperties(
  layers: readonly JsonSchema[],
  resolve: Resolve,
  path: string,
  required: readonly string[],
): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const layer of layers) {
    for (const [name, schema] of Object.entries(layer.properties ?? {})) {
      if (properties.has(name)) continue;
      const child = { name, path: below(path, name), required: required.includes(name) };
      properties.set(name, buildProperty(schema, resolve, child));
    }
  }
  return properties;
}

function namesOf(properties: ReadonlyMap<string, Property>): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of properties.keys()) names.set(looseName(name), name);
  for (const property of properties.values()) {
    for (const alias of property.aliases) {
      const loose = looseName(alias);
      // A field's own name is never an alias of its neighbour.
      if (!names.has(loose)) names.set(loose, property.name);
    }
  }
  return names;
}

function enumValues(
  values: readonly string[] | undefined,
  descriptions: Readonly<Record<string, string>> | undefined,
): readonly EnumValue[] | undefined {
  return values?.map((value) => ({ value, description: descriptions?.[value] ?? '' }));
}

function spellingsOf(
  values: readonly EnumValue[] | undefined,
  synonyms: Readonly<Record<string, string>> | undefined,
): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const [synonym, value] of Object.entries(synonyms ?? {})) spellings.set(looseValue(synonym), value);
  for (const { value } of values ?? []) spellings.set(looseValue(value), value);
  return spellings;
}

const FORMS: Readonly<Record<string, Form>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'mapping',
};

function formsOf(type: JsonSchema['type']): ReadonlySet<Form> {
  const names = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  return new Set(names.map((name) => FORMS[name]).filter((form): form is Form => form !== undefined));
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
