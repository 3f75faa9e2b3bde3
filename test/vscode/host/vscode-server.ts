/** Starts the VS Code server that serves the web workbench, and stops it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledHost } from './install.ts';

/** A running server and the address of its workbench. */
export interface VscodeServer {
  /** Authority of `vscode-remote:` URIs: host and port. */
  readonly authority: string;
  /** Process id of the server; extension hosts and language servers are below it. */
  readonly pid: number;
  /** The last lines that it wrote, for error reports. */
  log(): string;
  /** Address of the workbench with a folder open, an extension from its sources, and perhaps a suite to run in it. */
  address(options: WorkbenchOptions): string;
  stop(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of the folder that holds the extension's package.json. */
  readonly extension: string;
  /** Absolute path of the compiled suite. */
  readonly suite?: string;
}

/** Settings that keep everything quiet that is not ours. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

/** Resolves when the server says that it is ready; rejects when it ends or takes longer than a minute. */
async function ready(server: ChildProcess, log: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The VS Code server ${why}.\n${log()}`));
    const timer = setTimeout(() => fail('was not ready within a minute'), 60_000);
    server.once('exit', (code) => fail(`ended with code ${code} before it was ready`));
    server.stdout?.on('data', () => {
      if (!log().includes('Extension host agent started')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Starts a server with user data of its own, which `stop` removes. `settings` are added to the user's settings. */
export async function startVscodeServer(
  host: Extract<InstalledHost, { ok: true }>,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<VscodeServer> {
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const data = mkdtempSync(join(tmpdir(), 'tickmark-vscode-'));
  mkdirSync(join(data, 'user', 'User'), { recursive: true });
  writeFileSync(
    join(data, 'user', 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, undefined, 2),
  );
  const server = spawn(
    host.node,
    [
      host.serverMain,
      ...['--host', '127.0.0.1', '--port', String(port)],
      '--without-connection-token',
      '--accept-server-license-terms',
      // Makes the workbench heed extensionDevelopmentPath and extensionTestsPath.
      '--enable-smoke-test-driver',
      '--disable-telemetry',
      '--disable-experiments',
      '--disable-workspace-trust',
      ...['--user-data-dir', join(data, 'user')],
      ...['--extensions-dir', join(data, 'extensions')],
      ...['--server-data-dir', join(data, 'server')],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  server.stdout.on('data', collect);
  server.stderr.on('data', collect);
  const log = () => output;
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      const hard = setTimeout(() => server.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(hard);
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await ready(server, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    authority,
    pid: server.pid ?? 0,
    log,
    stop,
    address({ folder, extension, suite }) {
      const remote = (path: string) => `vscode-remote://${authority}${path}`;
      const payload = [['extensionDevelopmentPath', remote(extension)]];
      if (suite !== undefined) payload.push(['extensionTestsPath', remote(suite)]);
      const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
      return `http://${authority}/?${query.toString()}`;
    },
  };
}
