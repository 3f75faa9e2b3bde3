import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const root = path.join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tickmark stdio '));
const bundle = path.join(folder, 'server.js');

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/lsp/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { TICKMARK_VERSION: '"9.9.9"' },
    logLevel: 'error',
  });
  mkdirSync(path.join(folder, 'ws', 'controls'), { recursive: true });
  writeFileSync(
    path.join(folder, 'ws', 'controls', 'ä AC-001.yaml'),
    'kind: control\nid: AC-001\ntitle: x\nsatisfies: {soc2: [CC6.99]}\n',
  );
});

let child: ChildProcess | undefined;
afterEach(() => child?.kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The oldest Node that we promise, where the machine has it, and the one that runs the tests. */
const NODES = [...new Set([systemNode(), process.execPath])];

function systemNode(): string {
  for (const candidate of ['/usr/local/bin/node', '/usr/bin/node'])
    if (existsSync(candidate)) return candidate;
  return process.execPath;
}

describe('the bundled server', () => {
  it.each(NODES)('talks over standard input and output under %s', async (node) => {
    const started = spawn(node, [bundle, '--stdio'], { stdio: 'pipe' });
    child = started;
    const exit = new Promise<number | null>((resolve) => started.once('exit', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(started.stdout),
      new StreamMessageWriter(started.stdin),
    );
    const shown = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    connection.listen();
    const rootUri = pathToFileURL(path.join(folder, 'ws')).toString();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: unknown }>('initialize', {
      processId: process.pid,
      rootUri,
      capabilities: {},
    });
    expect(serverInfo).toEqual({ name: 'tickmark', version: '9.9.9' });
    await connection.sendNotification('initialized', {});
    const { uri, diagnostics } = await shown;
    expect(decodeURIComponent(uri)).toContain('ä AC-001.yaml');
    expect(diagnostics.map(({ code }) => code)).toContain('reference/unknown-criterion');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await exit).toBe(0);
  });

  it('says how it is used when it is started by hand', () => {
    const run = (...words: string[]): string =>
      execFileSync(process.execPath, [bundle, ...words], { encoding: 'utf8', stdio: 'pipe' });
    expect(run('--version')).toBe('9.9.9\n');
    expect(run('--help')).toContain('--stdio');
    expect(() => run()).toThrow(/--stdio/);
    expect(() => run('--node-ipc')).toThrow(/--stdio/);
  });
});
