import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledLicenses } from '../../scripts/bundled-licenses.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tickmark-licenses-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function putPackage(name: string, license?: string): void {
  put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license: 'MIT' }));
  if (license !== undefined) put(`node_modules/${name}/LICENSE`, license);
}

/** What esbuild says of a bundle: bytes that each file put into it. */
function bundleOf(inputs: Readonly<Record<string, number>>) {
  const sizes = Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }] as const);
  return { outputs: { 'dist/a.js': { inputs: Object.fromEntries(sizes) } } };
}

test('each package of which something is bundled has its notice, also of a scope and of a nested folder', () => {
  putPackage('a', 'Notice of A');
  putPackage('@b/c', 'Notice of C');
  putPackage('a/node_modules/d', 'Notice of D');
  putPackage('left-out', 'Notice of none');
  const text = bundledLicenses(root, [
    bundleOf({ 'node_modules/a/index.js': 10, 'server/src/main.ts': 5 }),
    bundleOf({
      'node_modules/@b/c/lib/x.js': 1,
      'node_modules/a/node_modules/d/x.js': 2,
      'node_modules/left-out/x.js': 0,
    }),
  ]);
  expect(text.match(/^Notice of .*$/gm)).toEqual(['Notice of C', 'Notice of A', 'Notice of D']);
  expect(text).toContain('a 1.2.3 (MIT)\n\nNotice of A');
});

test('a notice that several packages share stands once', () => {
  putPackage('a', 'The same');
  putPackage('b', 'The same\r\n');
  const text = bundledLicenses(root, [bundleOf({ 'node_modules/a/x.js': 1, 'node_modules/b/x.js': 1 })]);
  expect(text.match(/The same/g)).toHaveLength(1);
  expect(text).toContain('a 1.2.3 (MIT)\nb 1.2.3 (MIT)\n');
});

test('a package without a licence file stops the build', () => {
  putPackage('a');
  expect(() => bundledLicenses(root, [bundleOf({ 'node_modules/a/x.js': 1 })])).toThrow('no licence file');
});
