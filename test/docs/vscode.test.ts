import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/vscode.md'), 'utf8');
const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    };
  };
};

test('the page about VS Code names every command of the manifest', () => {
  const unnamed = contributes.commands.filter(({ title }) => !page.includes(title));
  expect(unnamed).toEqual([]);
});

test('the page about VS Code names every setting with its default, and no others', () => {
  const rows = [...page.matchAll(/^\| `(tickmark\.[\w.]+)` \| `([^`]+)` \|/gm)];
  const described = Object.fromEntries(rows.map(([, name, value = 'null']) => [name, JSON.parse(value)]));
  const settings = Object.entries(contributes.configuration.properties);
  expect(described).toEqual(Object.fromEntries(settings.map(([name, setting]) => [name, setting.default])));
});
