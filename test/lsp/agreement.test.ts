import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { tickmark } from '../cli/fake-terminal.ts';
import { Harness } from '../support/lsp-harness.ts';

const SAMPLES = path.join(import.meta.dirname, '..', '..', 'samples');

/** The same moment for both faces, as the command line's tests have it. */
const NOW = '2025-07-02T12:00:00Z';

interface Line {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: unknown;
  readonly message: string;
}

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

let harness: Harness | undefined;
afterEach(() => harness?.stop());

async function fromCommandLine(folder: string): Promise<Line[]> {
  const { out } = await tickmark(path.join(SAMPLES, folder), ['check', '.', '--format', 'json']);
  const { findings } = JSON.parse(out) as { findings: Line[] };
  return findings
    .map(({ file, rule, severity, range, message }) => ({ file, rule, severity, range, message }))
    .sort(inOrder);
}

async function fromServer(folder: string): Promise<Line[]> {
  const root = pathToFileURL(path.join(SAMPLES, folder)).href;
  harness = await Harness.ready({
    folders: [root.slice('file:///'.length)],
    fileSystem: nodeFileSystem,
    today: NOW,
  });
  const lines = [...harness.shown.values()].flatMap(({ uri, diagnostics }) =>
    diagnostics.map(({ code, severity, range, message }) => ({
      file: decodeURIComponent(uri).slice(decodeURIComponent(root).length + 1),
      rule: String(code),
      severity: SEVERITIES[severity ?? 0] ?? '',
      range,
      message: typeof message === 'string' ? message : message.value,
    })),
  );
  return lines.sort(inOrder);
}

function inOrder(a: Line, b: Line): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

describe('the server and the command line', () => {
  it('say the same of the clean sample', async () => {
    expect(await fromServer('kestrel')).toEqual(await fromCommandLine('kestrel'));
  });

  it('say the same of the broken samples', async () => {
    const lines = await fromServer('broken');
    const printed = await fromCommandLine('broken');
    expect(lines.length).toBeGreaterThan(30);
    expect(lines).toEqual(printed);
  });
});
