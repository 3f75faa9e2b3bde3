import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tickmark } from '../cli/fake-terminal.ts';
import { Harness } from '../support/lsp-harness.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');
const fixtures = join(import.meta.dirname, '..', 'cli', 'fixtures');

/** The day of the fake terminal: for workspaces that pin none. */
const TODAY = '2025-07-02T12:00:00Z';
const SEVERITIES = ['error', 'warning', 'information', 'hint'];

/** A finding as both sides can say it, in one line that reads well when they differ. */
interface Said {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: unknown;
  readonly message: string;
}

const line = ({ file, rule, severity, range, message }: Said): string =>
  `${file} ${JSON.stringify(range)} ${severity} ${rule} ${message}`;

async function saidByCommandLine(folder: string): Promise<string[]> {
  const { code, out, err } = await tickmark(folder, ['check', '--format', 'json']);
  expect(err).toBe('');
  const report: { findings: Said[] } = JSON.parse(out);
  expect(code).toBe(
    report.findings.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0,
  );
  return report.findings.map(line).sort();
}

let harness: Harness | undefined;
afterEach(() => harness?.stop());

async function saidByServer(folder: string): Promise<string[]> {
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(
        (path) => [relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path))] as const,
      ),
  );
  harness = await Harness.ready({ files, today: TODAY });
  const root = harness.uri('');
  const said = [...harness.shown.values()].flatMap(({ uri, diagnostics }) =>
    diagnostics.map((diagnostic) => ({
      file: decodeURIComponent(uri.slice(root.length)),
      rule: String(diagnostic.code),
      severity: SEVERITIES[(diagnostic.severity ?? 0) - 1] ?? '',
      range: diagnostic.range,
      message: typeof diagnostic.message === 'string' ? diagnostic.message : '',
    })),
  );
  return said.map(line).sort();
}

describe('the command line and the language server', () => {
  it('both find nothing in the clean sample', async () => {
    const folder = join(samples, 'kestrel');
    expect(await saidByCommandLine(folder)).toEqual([]);
    expect(await saidByServer(folder)).toEqual([]);
  });

  it('find the same in the sample of mistakes', async () => {
    const folder = join(samples, 'broken');
    const said = await saidByCommandLine(folder);
    expect(said.length).toBeGreaterThan(50);
    expect(await saidByServer(folder)).toEqual(said);
  });

  it('find the same in a small workspace', async () => {
    const folder = join(fixtures, 'small');
    const said = await saidByCommandLine(folder);
    expect(said.length).toBeGreaterThan(0);
    expect(await saidByServer(folder)).toEqual(said);
  });
});
