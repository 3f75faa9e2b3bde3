import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pages } from '../../scripts/generate/format-docs.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import { KINDS } from '../../server/src/engine/model/kinds.ts';
import { parseConfiguration } from '../../server/src/engine/model/parse-configuration.ts';
import { formats } from '../../server/src/engine/model/schema/formats.ts';
import { allProperties, keyOrder, rootProperty } from '../../server/src/engine/model/schema/schema-table.ts';
import { problems } from './read-record.ts';

const root = join(import.meta.dirname, '..', '..');
const NAMES = [...KINDS, 'configuration'] as const;
const KNOWN_RULES = new Set(['record/owner-missing', 'reference/missing-file']);

function example(name: string): string {
  return readFileSync(join(root, 'docs', 'formats', 'examples', `${name}.yaml`), 'utf8');
}

function schema(name: string): object {
  const file = name === 'configuration' ? 'tickmark-configuration' : name;
  return JSON.parse(readFileSync(join(root, 'schemas', `${file}.schema.json`), 'utf8')) as object;
}

describe.each(NAMES)('the schema of %s', (name) => {
  test('describes every key in a sentence', () => {
    const bare = allProperties(name).filter(({ description }) => !/^[A-Z`].*[.?]$/.test(description));
    expect(bare.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
    expect(rootProperty(name).description).not.toBe('');
  });

  test('describes every value', () => {
    const bare = allProperties(name).flatMap(({ path, values }) =>
      (values ?? []).filter(({ description }) => description === '').map(({ value }) => `${path}: ${value}`),
    );
    expect(bare).toEqual([]);
  });

  test('leads every synonym to a value that exists', () => {
    for (const { path, values, valueBySpelling } of allProperties(name)) {
      const known = (values ?? []).map(({ value }) => value);
      for (const value of valueBySpelling.values()) expect(known, path).toContain(value);
    }
  });

  test('uses no alias that is the name of a neighbour', () => {
    for (const parent of [rootProperty(name), ...allProperties(name)]) {
      for (const { aliases, name: own } of parent.properties.values()) {
        for (const alias of aliases)
          expect(parent.nameBySpelling.get(alias.replace(/[-_]/g, '')), alias).toBe(own);
      }
    }
  });

  test('names only formats that are checked, or that mark a meaning', () => {
    const known = new Set([...Object.keys(formats), 'owner', 'path', undefined]);
    expect(allProperties(name).filter(({ format }) => !known.has(format))).toEqual([]);
  });

  test('accepts the example of its page as it stands, without our reading of synonyms', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { ...formats, owner: true, path: true } });
    ajv.addSchema(schema('common'), 'common.schema.json');
    const validate = ajv.compile(schema(name));
    // Days stay texts, as in every reader of YAML 1.2.
    expect(validate(parse(example(name)) as unknown), JSON.stringify(validate.errors)).toBe(true);
  });
});

test.each(KINDS)('the example of %s is a record without mistakes of form', (kind) => {
  expect(problems(kind, example(kind), { declared: true })).toEqual([]);
});

test('the example of the settings is read without a problem and changes defaults', () => {
  const parsed = parseConfiguration(example('configuration'), KNOWN_RULES);
  // The last day of a suppression is told always, and becomes a finding once it has passed.
  expect(parsed.problems.filter(({ until }) => until === undefined)).toEqual([]);
  expect(parsed.configuration).not.toEqual(defaultConfiguration());
});

test('every kind begins with the same head, in the order in which it is written', () => {
  for (const kind of KINDS) {
    expect(keyOrder(kind, '').slice(0, 4), kind).toEqual(['kind', 'id', 'title', 'owner']);
    expect(keyOrder(kind, '').slice(-2), kind).toEqual(['tags', 'notes']);
  }
});

test('the pages of the reference are what the schemas say', async () => {
  for (const [path, text] of await pages()) expect(readFileSync(join(root, path), 'utf8'), path).toBe(text);
});
