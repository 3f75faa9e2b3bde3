import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../server/src/host/clock.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';

const sample = join(import.meta.dirname, '../../samples/kestrel');
const golden = join(import.meta.dirname, 'kestrel-as-of.golden.md');

/** The day on which the sample is clean, and the last days of the quarters after it. */
const DAYS = ['2026-01-12', '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

it('shows a clean company growing stale, quarter by quarter, when nobody does anything', async () => {
  const counts = new Map<string, number[]>();
  const examples = new Map<string, string>();
  for (const [column, asOf] of DAYS.entries()) {
    const host = await WorkspaceHost.open({
      fileSystem: nodeFileSystem,
      clock: systemClock,
      root: sample,
      asOf,
    });
    await host.load();
    for (const file of host.engine.filesWithFindings()) {
      for (const { rule, problem } of host.engine.findings(file)) {
        const row = counts.get(rule) ?? DAYS.map(() => 0);
        row[column] = (row[column] ?? 0) + 1;
        counts.set(rule, row);
        if (!examples.has(rule)) examples.set(rule, `${asOf} ${file}: ${problem.message}`);
      }
    }
  }
  const table = render(counts, examples);
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(golden, table);
  expect(table).toBe(readFileSync(golden, 'utf8'));
  expect([...counts.values()].every((row) => row[0] === 0)).toBe(true);
  for (const rule of ['evidence/stale', 'evidence/occurrence-missing', 'vendor/contract-review-due'])
    expect(
      counts
        .get(rule)
        ?.slice(1)
        .every((count) => count > 0),
      rule,
    ).toBe(true);
});

function render(
  counts: ReadonlyMap<string, readonly number[]>,
  examples: ReadonlyMap<string, string>,
): string {
  const rules = [...counts.keys()].sort();
  const rows = rules.map((rule) => `| ${rule} | ${(counts.get(rule) ?? []).join(' | ')} |`);
  const first = rules.map((rule) => `- ${rule}: ${examples.get(rule)}`);
  return [
    '# The sample company as of later days',
    '',
    `| check | ${DAYS.join(' | ')} |`,
    `|---|${DAYS.map(() => '---:').join('|')}|`,
    ...rows,
    '',
    'The first finding of each:',
    '',
    ...first,
    '',
  ].join('\n');
}
