import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tickmark } from '../cli/fake-terminal.ts';

const kestrel = join(import.meta.dirname, '..', '..', 'samples', 'kestrel');

async function findingsIn(folder: string): Promise<readonly string[]> {
  const { out } = await tickmark(folder, ['check', '--format', 'json']);
  const report = JSON.parse(out) as {
    files: number;
    findings: readonly { rule: string; file: string; message: string; range: { start: { line: number } } }[];
  };
  expect(report.files).toBeGreaterThan(50);
  return report.findings.map(
    ({ rule, file, range, message }) => `${file}:${range.start.line + 1} ${rule} ${message}`,
  );
}

it('the sample company is clean', async () => {
  expect(await findingsIn(kestrel)).toEqual([]);
  expect((await tickmark(kestrel, ['check'])).code).toBe(0);
});

it('it is clean by the strict profile too', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'kestrel-'));
  try {
    cpSync(kestrel, copy, { recursive: true });
    const settings = join(copy, '.tickmark.yaml');
    writeFileSync(settings, `profile: strict\n${readFileSync(settings, 'utf8')}`);
    expect(await findingsIn(copy)).toEqual([]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
