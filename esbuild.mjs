/**
 * Writes the bundles that ship: the extension, the language server, the command line and the pages of the webviews.
 *
 *   node esbuild.mjs               with source maps, readable
 *   node esbuild.mjs --production  minified, without source maps
 *
 * All but the pages are CommonJS for Node 20: the root package.json names no module type, so `dist/*.js` is what VS Code expects of
 * a manifest's `main`, and what a plain `node dist/cli.js` runs. Beside them stand the licences of all that they hold.
 */

import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledLicenses } from './scripts/bundled-licenses.ts';

const root = dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @type {{ entry: string, out: string, options?: import('esbuild').BuildOptions }[]} */
const bundles = [
  { entry: 'client/src/extension.ts', out: 'dist/extension.js', options: { external: ['vscode'] } },
  { entry: 'server/src/lsp/main.ts', out: 'dist/server.js' },
  {
    entry: 'server/src/cli/main.ts',
    out: 'dist/cli.js',
    options: { banner: { js: '#!/usr/bin/env node' } },
  },
  {
    entry: 'client/webview/main.ts',
    out: 'dist/webview.js',
    options: { platform: 'browser', format: 'iife', target: 'chrome132' },
  },
];

const missing = bundles.filter(({ entry }) => !existsSync(join(root, entry)));
if (missing.length > 0) {
  for (const { entry, out } of missing) console.error(`${out} cannot be built: ${entry} does not exist.`);
  process.exit(1);
}

mkdirSync(join(root, 'dist'), { recursive: true });
// A map of an earlier build beside a new bundle would mislead debuggers, and would be packaged.
for (const { out } of bundles) rmSync(join(root, `${out}.map`), { force: true });

/** @type {import('esbuild').Metafile[]} */
let metafiles = [];
try {
  const results = await Promise.all(
    bundles.map(({ entry, out, options }) =>
      build({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: out,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        // Some dependencies' CommonJS entries load parts by computed names; their module entries bundle whole.
        mainFields: ['module', 'main'],
        define: { TICKMARK_VERSION: JSON.stringify(version) },
        minify: production,
        sourcemap: production ? false : 'linked',
        legalComments: 'none',
        logLevel: 'warning',
        metafile: true,
        ...options,
      }),
    ),
  );
  metafiles = results.map(({ metafile }) => metafile);
} catch {
  // esbuild has printed the errors, with file and line.
  process.exit(1);
}

writeFileSync(join(root, 'dist/LICENSES.txt'), bundledLicenses(root, metafiles));
chmodSync(join(root, 'dist/cli.js'), 0o755);
for (const { out } of bundles) {
  const kilobytes = statSync(join(root, out)).size / 1024;
  console.log(`${relative(root, join(root, out)).padEnd(18)} ${kilobytes.toFixed(0).padStart(6)} KB`);
}
