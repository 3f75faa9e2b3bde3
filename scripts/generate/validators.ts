/**
 * Compiles the JSON Schemas to plain JavaScript, so that nothing is compiled and nothing is evaluated at run time, and
 * puts the schemas themselves beside it as data. Skipped while its inputs are unchanged.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnySchemaObject, Format } from 'ajv';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'schemas');
const target = join(root, 'server', 'src', 'engine', 'model', 'schema', 'generated');

/** Formats with a notation to check; `owner` and `path` only mark a meaning. */
const FORMATS = ['date', 'instant', 'period', 'duration', 'month-day'];

/** What can be wrong with a value. Annotations stay out of the compiled code, which is a tenth of the size without. */
const CHECKS = [
  'type',
  'required',
  'enum',
  'minimum',
  'maximum',
  'items',
  'additionalProperties',
  'if',
  'then',
  '$ref',
];

export async function generate(): Promise<void> {
  const files = readdirSync(source)
    .filter((name) => name.endsWith('.schema.json'))
    .sort();
  const texts = files.map((name) => readFileSync(join(source, name), 'utf8'));
  const hash = createHash('sha256');
  for (const [at, text] of texts.entries()) hash.update(`${files[at]}\n${text}\n`);
  hash.update(readFileSync(import.meta.filename, 'utf8'));
  const stamp = `// ${hash.digest('hex')}\n`;
  if (isCurrent(stamp)) return;
  const schemas = new Map(texts.map((text, at) => [files[at] ?? '', JSON.parse(text) as AnySchemaObject]));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'schemas.js'), schemasModule(schemas));
  writeFileSync(join(target, 'schemas.d.ts'), SCHEMAS_TYPES);
  writeFileSync(join(target, 'validators.d.ts'), validatorTypes(schemas));
  writeFileSync(join(target, 'validators.js'), stamp + (await validatorsModule(schemas)));
}

/** The validators are written last and carry the hash of all inputs: a half-finished run is not taken for done. */
function isCurrent(stamp: string): boolean {
  const file = join(target, 'validators.js');
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(stamp);
}

async function validatorsModule(schemas: ReadonlyMap<string, AnySchemaObject>): Promise<string> {
  const { Ajv, _ } = await import('ajv');
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    inlineRefs: false,
    code: { source: true, esm: true, formats: _`formats` },
    formats: Object.fromEntries(FORMATS.map((name): [string, Format] => [name, () => true])),
  });
  const shared = new SharedParts();
  const bare = [...schemas].map(([name, schema]): [string, AnySchemaObject] => [
    name,
    shared.bare(schema, true),
  ]);
  ajv.addSchema({ definitions: shared.definitions }, 'shared');
  for (const [name, schema] of bare) ajv.addSchema(schema, name);
  const names = Object.fromEntries(entryPoints(schemas));
  const code = (standalone as unknown as { default: typeof standalone }).default(ajv, names);
  if (code.includes('require('))
    throw new Error('A schema uses a keyword whose check is not self-contained.');
  const all = `export const validators = { ${Object.keys(names).join(', ')} };\n`;
  return `import { formats } from '../formats.ts';\n${ADD}${withoutDeadWeight(code)}\n${all}`;
}

const ADD = 'const add=(all,one)=>all===null?[one]:(all.push(one),all);\n';

/**
 * Our messages are made from the keyword, the place in the data and the schema table. The place in the schema and most
 * parameters are never read; without them two thirds of the code and all copies of the schemas go.
 */
function withoutDeadWeight(code: string): string {
  return code
    .replace(/schemaPath:"[^"]*",/g, '')
    .replace(/,params:\{(?:type|allowedValues|format|comparison|failingKeyword):[^}]*\}/g, '')
    .replace(
      /if\(vErrors === null\)\{vErrors = \[(err\d+)\];\}\s*else \{vErrors\.push\(\1\);\}/g,
      'vErrors=add(vErrors,$1);',
    )
    .replace(/, parentData, parentDataProperty, rootData=data\}/g, '}')
    .replace(/,parentData:[^}]*\}/g, '}');
}

/** Strips schemas to what is checked, and compiles lists and maps that occur several times only once. */
class SharedParts {
  readonly definitions: Record<string, AnySchemaObject> = {};
  readonly #names = new Map<string, string>();

  bare(schema: AnySchemaObject, isRoot = false): AnySchemaObject {
    const result: AnySchemaObject = {};
    for (const key of CHECKS)
      if (schema[key] !== undefined) result[key] = this.#bareKeyword(key, schema[key]);
    if (FORMATS.includes(schema['format'])) result['format'] = schema['format'];
    const properties = this.#bareMap(schema['properties']);
    // The kind was decided before; a file's suffix may outweigh what the key says.
    if (isRoot) delete properties?.['kind'];
    if (properties !== undefined) result['properties'] = properties;
    const definitions = this.#bareMap(schema['definitions']);
    if (definitions !== undefined) result['definitions'] = definitions;
    const isPlain =
      result['type'] === 'string' && result['enum'] === undefined && result['format'] === undefined;
    return isRoot || isPlain || result['$ref'] !== undefined || result['type'] === undefined
      ? result
      : this.#share(result);
  }

  #bareKeyword(key: string, value: unknown): unknown {
    const isSchema = key === 'items' || key === 'additionalProperties' || key === 'if' || key === 'then';
    return isSchema ? this.bare(value as AnySchemaObject) : value;
  }

  #bareMap(map: Record<string, AnySchemaObject> | undefined): Record<string, AnySchemaObject> | undefined {
    if (map === undefined) return undefined;
    return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, this.bare(schema)]));
  }

  #share(schema: AnySchemaObject): AnySchemaObject {
    const text = JSON.stringify(schema);
    const name = this.#names.get(text) ?? `part${this.#names.size}`;
    this.#names.set(text, name);
    this.definitions[name] = schema;
    return { $ref: `shared#/definitions/${name}` };
  }
}

function entryPoints(schemas: ReadonlyMap<string, AnySchemaObject>): [string, string][] {
  const files = [...schemas.keys()].filter((name) => name !== 'common.schema.json');
  return files.map((name) => [name.replace('.schema.json', '').replace('tickmark-', ''), name]);
}

function schemasModule(schemas: ReadonlyMap<string, AnySchemaObject>): string {
  // As a text, which engines read several times faster than the same object written as code.
  const text = JSON.stringify(JSON.stringify(Object.fromEntries(schemas)));
  return `export const schemas = JSON.parse(${text});\n`;
}

const SCHEMAS_TYPES = `import type { JsonSchema } from '../schema-types.ts';
export declare const schemas: Readonly<Record<string, JsonSchema>>;
`;

function validatorTypes(schemas: ReadonlyMap<string, AnySchemaObject>): string {
  const names = entryPoints(schemas).map(([name]) => `'${name}'`);
  return `import type { Validator } from '../validator.ts';
export declare const validators: Readonly<Record<${names.join(' | ')}, Validator>>;
`;
}
