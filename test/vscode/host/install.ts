/**
 * Brings the VS Code server (through the npm package that ships it) into this folder, once. It stays out of the root
 * package.json because it weighs 620 MB and compiles native add-ons, which nobody needs to build or unit-test.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the host's package.json, lockfile and installed packages. */
export const hostFolder = dirname(fileURLToPath(import.meta.url));

const root = join(hostFolder, '../../..');

/** What the host needs to start, or a plain sentence that says why it cannot be had here. */
export type InstalledHost =
  | { readonly ok: true; readonly node: string; readonly serverMain: string }
  | { readonly ok: false; readonly reason: string };

/** Folder of the headers of the Node 24 that the root's devDependencies bring; its add-ons are compiled with them. */
function findHeaders(): string | undefined {
  const atRoot = createRequire(join(root, 'package.json'));
  try {
    const wrapper = atRoot.resolve('node/package.json');
    const platform = process.platform === 'win32' ? 'win' : process.platform;
    return dirname(createRequire(wrapper).resolve(`node-${platform}-${process.arch}/package.json`));
  } catch {
    return undefined;
  }
}

/** Brings the headers back: `npm install` of another package drops them, because no lockfile names them. */
function restoreHeaders(): string | undefined {
  spawnSync('npm', ['rebuild', 'node'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return findHeaders();
}

function lockDigest(): string {
  return createHash('sha256')
    .update(readFileSync(join(hostFolder, 'package-lock.json')))
    .digest('hex');
}

const stampFile = join(hostFolder, 'node_modules', '.tickmark-host');
const serverMain = join(hostFolder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');

/** True when the host is installed and its lockfile has not changed since. */
export function isHostInstalled(): boolean {
  return existsSync(serverMain) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest();
}

/** Where the installed host is, without installing anything. */
export function findHost(): InstalledHost {
  if (!isHostInstalled()) return { ok: false, reason: 'The browser host is not installed.' };
  if (Number(process.versions.node.split('.')[0]) < 24) {
    return { ok: false, reason: 'The browser host needs Node 24: start this with "npm run" or "npx node".' };
  }
  return { ok: true, node: process.execPath, serverMain };
}

/** Installs the host when it is missing or its lockfile has changed. Takes about three minutes the first time. */
export function installHost(): InstalledHost {
  if (isHostInstalled()) return findHost();
  const headers = findHeaders() ?? restoreHeaders();
  if (headers === undefined) {
    return { ok: false, reason: 'The headers of Node 24 are missing: run "npm ci" in the root first.' };
  }
  console.log('Installing the browser host of VS Code (once, about three minutes)...');
  // What an outer npm run says of itself (its Node above all) must not be taken for what this install is.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  // The add-ons must be compiled against the headers of the very Node that will load them.
  const env = {
    ...Object.fromEntries(inherited),
    PATH: `${join(headers, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: headers,
    npm_config_engine_strict: 'false',
  };
  const result = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: hostFolder,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    return {
      ok: false,
      reason:
        'Installing the browser host failed. On Debian it needs: apt-get install chromium libkrb5-dev python3 make g++',
    };
  }
  writeFileSync(stampFile, lockDigest());
  return findHost();
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const host = installHost();
  console.log(host.ok ? `The browser host is installed: ${host.serverMain}` : host.reason);
  process.exitCode = host.ok ? 0 : 1;
}
