import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { FULL, Harness, type HarnessOptions } from '../support/lsp-harness.ts';

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
frequency: quarterly
evidence: [EV-001]
`;
const EVIDENCE = `kind: evidence
id: EV-001
title: Review
type: access-review
occurrences:
  - {period: 2025-Q4, performed_on: 2025-12-09}
`;
const FILE = 'controls/AC-001.yaml';

let harness: Harness;
afterEach(() => harness.stop());

async function ready(options: HarnessOptions = {}): Promise<void> {
  harness = await Harness.ready({
    files: { [FILE]: CONTROL, 'evidence/EV-001.yaml': EVIDENCE },
    options: { views: true },
    capabilities: { ...FULL, workspace: { ...FULL.workspace, codeLens: { refreshSupport: true } } },
    ...options,
  });
}

async function lenses(file = FILE): Promise<CodeLens[]> {
  const found = await harness.request<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: harness.uri(file) },
  });
  return Promise.all(found.map((lens) => harness.request<CodeLens>('codeLens/resolve', lens)));
}

describe('code lenses', () => {
  it('stand at the id and open the strip of the control', async () => {
    await ready();
    expect(harness.initialized?.capabilities.codeLensProvider).toEqual({ resolveProvider: true });
    expect(await lenses()).toMatchObject([
      {
        range: { start: { line: 1, character: 4 } },
        command: {
          title: 'current, last 9 Dec 2025, next due 31 Mar 2026',
          command: 'tickmark.openEvidenceTimeline',
          arguments: [{ control: 'AC-001', folder: 'file:///ws' }],
        },
      },
    ]);
    expect((await lenses('evidence/EV-001.yaml')).map(({ command }) => command?.arguments)).toEqual([
      [{ control: 'AC-001', folder: 'file:///ws' }],
    ]);
  });

  it('open the strip in the root that their file lies in', async () => {
    const nested = `grc/${FILE}`;
    await ready({ files: { [FILE]: CONTROL, [nested]: CONTROL, 'grc/.tickmark.yaml': 'version: 1\n' } });
    expect((await lenses(FILE))[0]?.command?.arguments).toEqual([
      { control: 'AC-001', folder: 'file:///ws' },
    ]);
    expect((await lenses(nested))[0]?.command?.arguments).toEqual([
      { control: 'AC-001', folder: 'file:///ws/grc' },
    ]);
  });

  it('are words alone for a client without views', async () => {
    await ready({ options: {} });
    const [lens] = await lenses();
    expect(lens?.command).toEqual({ title: 'current, last 9 Dec 2025, next due 31 Mar 2026', command: '' });
  });

  it('are gone when the setting turns them off', async () => {
    await ready({ options: { codeLenses: false } });
    expect(await lenses()).toEqual([]);
    await harness.notify('workspace/didChangeConfiguration', {
      settings: { tickmark: { codeLens: { enable: true } } },
    });
    expect(await lenses()).toHaveLength(1);
  });

  it('are asked for again after a change and after a travel', async () => {
    await ready();
    const before = harness.refreshes;
    await harness.open(FILE);
    await harness.settle();
    expect(harness.refreshes).toBeGreaterThan(before);
    await harness.own('tickmark/travel', { date: '2026-12-01' });
    expect((await lenses())[0]?.command?.title).toMatch(/^stale/);
  });

  it('say nothing of a record that has moved, and take no data of others', async () => {
    await ready();
    const [lens] = await harness.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: harness.uri(FILE) },
    });
    await harness.open(FILE, `# moved\n${CONTROL}`);
    expect((await harness.request<CodeLens>('codeLens/resolve', lens)).command?.title).toBe('');
    const odd = { range: lens?.range, data: { uri: 5 } };
    expect(await harness.request<CodeLens>('codeLens/resolve', odd)).toEqual(odd);
  });

  it('leave a document outside of all folders alone', async () => {
    await ready({ folders: [] });
    await harness.openUri('file:///tmp/AC-001.yaml', CONTROL);
    expect(
      await harness.request('textDocument/codeLens', { textDocument: { uri: 'file:///tmp/AC-001.yaml' } }),
    ).toEqual([]);
  });
});
