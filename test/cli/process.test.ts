import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');

let folder: string;
let cli: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tickmark-process-'));
  cli = join(folder, 'cli.cjs');
  await build({
    absWorkingDir: repository,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: cli,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { TICKMARK_VERSION: '"1.2.3"' },
    logLevel: 'error',
  });
  mkdirSync(join(folder, 'w', 'controls'), { recursive: true });
  for (let at = 0; at < 600; at++)
    writeFileSync(
      join(folder, 'w', 'controls', `${at}.yaml`),
      `kind: control\nid: C-${at}\ntitle: a\ntitle: b\n`,
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]) {
  return spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
}

describe('the process', () => {
  it('knows its version and fails on wrong use with a sentence', () => {
    expect(run('--version')).toMatchObject({ status: 0, stdout: '1.2.3\n', stderr: '' });
    const wrong = run('check', 'nowhere');
    expect(wrong).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'tickmark: There is no file or folder nowhere.\n',
    });
  });

  it('writes all of a long output into a pipe before it ends', () => {
    const { status, stdout } = run('check', 'w', '--format', 'json');
    expect(status).toBe(1);
    expect(stdout.length).toBeGreaterThan(100_000);
    const report: { findings: unknown[] } = JSON.parse(stdout);
    expect(report.findings.length).toBeGreaterThanOrEqual(600);
  });

  it('prints the same twice and shows no path of the machine', () => {
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { stdout } = run('check', 'w', '--as-of', '2025-07-01', '--format', format);
      expect(run('check', 'w', '--as-of', '2025-07-01', '--format', format).stdout).toBe(stdout);
      expect(stdout).not.toContain(folder);
      expect(stdout).not.toContain('\u001b[');
    }
  });

  // A device that is always full is known to Linux only.
  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and fails', () => {
    for (const format of ['text', 'json']) {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [cli, 'check', 'w', '--format', format], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect({ status, stderr }).toEqual({
        status: 3,
        stderr: 'tickmark: The output could not be written: the disk is full.\n',
      });
    }
  });

  it('ends without a word when its reader goes away', async () => {
    const child = spawn(process.execPath, [cli, 'check', 'w', '--format', 'json'], { cwd: folder });
    let complaints = '';
    child.stderr.on('data', (data) => {
      complaints += String(data);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(complaints).toBe('');
    expect(code).toBe(1);
  });
});
