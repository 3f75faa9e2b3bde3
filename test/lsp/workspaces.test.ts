import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { FULL, Harness } from '../support/lsp-harness.ts';

function control(id: string, rest = ''): string {
  return `kind: control\nid: ${id}\ntitle: Access is reviewed\n${rest}`;
}
const DANGLING = 'controls: [ZZ-404]\n';
const DUPLICATE = 'reference/duplicate-id';
const UNKNOWN = 'reference/unknown-document';

let harness: Harness;
afterEach(() => harness.stop());

describe('several roots', () => {
  it('may hold the same ids', async () => {
    const files = {
      'a/controls/AC-001.yaml': control('AC-001', DANGLING),
      'b/controls/AC-001.yaml': control('AC-001', DANGLING),
    };
    harness = await Harness.ready({ files, folders: ['ws/a', 'ws/b'] });
    for (const file of Object.keys(files)) {
      expect(harness.rules(file)).toContain(UNKNOWN);
      expect(harness.rules(file)).not.toContain(DUPLICATE);
    }
    expect(harness.statuses.at(-1)?.roots).toEqual(['a', 'b']);
  });

  it('come and go with the folders of the client', async () => {
    const files = {
      'a/controls/AC-001.yaml': control('AC-001', DANGLING),
      'b/controls/AC-001.yaml': control('AC-001', DANGLING),
    };
    harness = await Harness.ready({ files, folders: ['ws/a'] });
    expect(harness.rules('b/controls/AC-001.yaml')).toEqual([]);
    const b = { uri: 'file:///ws/b', name: 'b' };
    await harness.notify('workspace/didChangeWorkspaceFolders', { event: { added: [b], removed: [] } });
    await harness.shows('b/controls/AC-001.yaml', UNKNOWN);
    await harness.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [b] } });
    await harness.shows('b/controls/AC-001.yaml', UNKNOWN, true);
    expect(harness.rules('a/controls/AC-001.yaml')).toContain(UNKNOWN);
  });

  it('are told by rootUri by older clients', async () => {
    harness = await Harness.ready({
      files: { 'controls/AC-001.yaml': control('AC-001', DANGLING) },
      rootUri: 'file:///ws',
    });
    expect(harness.rules('controls/AC-001.yaml')).toContain(UNKNOWN);
  });
});

describe('a configuration that is being typed', () => {
  it('is completed as it stands in the editor, before its effects are there', async () => {
    harness = await Harness.ready({ files: { '.tickmark.yaml': 'version: 1\nexclude: [a]\n' } });
    await harness.open('.tickmark.yaml');
    await harness.edit('.tickmark.yaml', 'version: 1\n\nprofile: \n');
    const { items } = await harness.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: harness.uri('.tickmark.yaml') },
      position: { line: 2, character: 9 },
    });
    expect(items.map(({ label }) => label)).toEqual(['recommended', 'strict', 'adopt']);
    const here = { line: 2, character: 9 };
    expect(items[0]?.textEdit).toMatchObject({ range: { start: here, end: here } });
  });
});

describe('a folder with its own configuration', () => {
  const files = {
    'controls/AC-001.yaml': control('AC-001'),
    'team/.tickmark.yaml': 'version: 1\n',
    'team/controls/AC-001.yaml': control('AC-001', DANGLING),
  };

  it('is a workspace of its own below another one', async () => {
    harness = await Harness.ready({ files });
    await harness.shows('team/controls/AC-001.yaml', UNKNOWN);
    expect(harness.rules('team/controls/AC-001.yaml')).not.toContain(DUPLICATE);
    expect(harness.rules('controls/AC-001.yaml')).not.toContain(DUPLICATE);
    expect(harness.statuses.at(-1)?.roots).toEqual(['ws', 'ws/team']);
  });

  it('is what views show where the folder around it has no records', async () => {
    const { 'controls/AC-001.yaml': _, ...below } = files;
    harness = await Harness.ready({ files: below });
    const shown = await harness.own('tickmark/matrix', { rows: 'soc2', columns: 'iso27001' });
    expect(shown.type === 'whole' ? shown.matrix.folder : shown).toBe('file:///ws/team');
    const { folder, folders } = await harness.own('tickmark/readiness', {});
    expect(folder).toBe('file:///ws/team');
    expect(folders).toBeUndefined();
  });

  it('is what views show of a file in it, and of the folder around it that has no records', async () => {
    const { 'controls/AC-001.yaml': _, ...below } = files;
    harness = await Harness.ready({ files: { ...below, 'README.md': '# Ours\n' } });
    for (const folder of ['file:///ws', 'file:///ws/README.md', 'file:///ws/team/controls/AC-001.yaml'])
      expect((await harness.own('tickmark/readiness', { folder })).folder, folder).toBe('file:///ws/team');
    await expect(harness.own('tickmark/readiness', { folder: 'file:///elsewhere' })).rejects.toThrow(
      /not open any more/,
    );
  });

  it.each([
    ['with records', files['team/controls/AC-001.yaml']],
    ['with a configuration alone', ''],
  ])('is where new records go from the folder around it that only holds it, %s', async (_, record) => {
    const below = { 'team/.tickmark.yaml': 'version: 1\n', 'team/controls/AC-001.yaml': record };
    harness = await Harness.ready({ files: { ...below, 'README.md': '# Ours\n' } });
    for (const params of [{}, { folder: 'file:///ws' }, { folder: 'file:///ws/README.md' }]) {
      const { file } = await harness.own('tickmark/nextId', { kind: 'control', ...params });
      expect(file).toMatch(/^file:\/\/\/ws\/team\/controls\//);
      const configuration = await harness.own('tickmark/init', params);
      expect(configuration).toMatchObject({ file: 'file:///ws/team/.tickmark.yaml', exists: true });
    }
  });

  it.each([
    ['records', { 'controls/AC-001.yaml': control('AC-001') }],
    ['a configuration', { '.tickmark.yaml': 'version: 1\n' }],
  ])('leaves new records to the folder around it that has %s as well', async (_, outer) => {
    const { 'controls/AC-001.yaml': __, ...below } = files;
    harness = await Harness.ready({ files: { ...below, ...outer } });
    const plan = async (folder: string) =>
      (await harness.own('tickmark/nextId', { kind: 'control', folder })).file;
    expect(await plan('file:///ws')).toMatch(/^file:\/\/\/ws\/controls\//);
    expect(await plan('file:///ws/team/controls/AC-001.yaml')).toMatch(/^file:\/\/\/ws\/team\/controls\//);
  });

  it('can be chosen in views beside the folder around it', async () => {
    harness = await Harness.ready({ files });
    const first = await harness.own('tickmark/readiness', {});
    expect(first.folder).toBe('file:///ws');
    expect(first.folders?.map(({ name }) => name)).toEqual(['ws', 'ws/team']);
    const { folder } = await harness.own('tickmark/readiness', { folder: 'file:///ws/team' });
    expect(folder).toBe('file:///ws/team');
  });

  it('joins the one above when its configuration is deleted, and leaves it when that comes back', async () => {
    harness = await Harness.ready({ files });
    await harness.disk({ 'team/.tickmark.yaml': undefined });
    await harness.shows('team/controls/AC-001.yaml', DUPLICATE);
    await harness.disk({ 'team/.tickmark.yaml': 'version: 1\n' });
    await harness.shows('team/controls/AC-001.yaml', DUPLICATE, true);
    await harness.shows('team/controls/AC-001.yaml', UNKNOWN);
    // The workspace above reads its files again in a moment, and must not take away what is no longer its own.
    await harness.settle();
    expect(harness.rules('team/controls/AC-001.yaml')).toContain(UNKNOWN);
  });
});

describe('the configuration', () => {
  const files = { 'controls/AC-001.yaml': control('AC-001', DANGLING), '.tickmark.yaml': 'version: 1\n' };

  function severity(): number | undefined {
    return harness.diagnostics('controls/AC-001.yaml').find(({ code }) => code === UNKNOWN)?.severity;
  }

  it('applies at once when it changes on disk', async () => {
    harness = await Harness.ready({ files });
    expect(severity()).toBe(1);
    await harness.disk({ '.tickmark.yaml': 'severity: {reference/unknown-document: hint}\n' });
    await harness.until('the new severity', () => severity() === 4 || undefined);
    await harness.disk({ '.tickmark.yaml': 'exclude: [controls]\n' });
    await harness.shows('controls/AC-001.yaml', UNKNOWN, true);
    await harness.disk({ '.tickmark.yaml': undefined });
    await harness.until('the default severity', () => severity() === 1 || undefined);
  });

  it('applies from the editor before it is saved, and from the disk again when closed', async () => {
    harness = await Harness.ready({ files });
    await harness.open('.tickmark.yaml');
    await harness.edit('.tickmark.yaml', 'severity: {reference/unknown-document: information}\n');
    await harness.until('the new severity', () => severity() === 3 || undefined);
    await harness.close('.tickmark.yaml');
    await harness.until('the old severity', () => severity() === 1 || undefined);
  });

  it('stays as it was while it cannot be used, with a finding that says why', async () => {
    harness = await Harness.ready({
      files: { ...files, '.tickmark.yaml': 'severity: {reference/unknown-document: hint}\n' },
    });
    expect(severity()).toBe(4);
    await harness.disk({ '.tickmark.yaml': 'severity: [\nversion: : 1\n' });
    await harness.shows('.tickmark.yaml', 'config/invalid');
    await harness.settle();
    expect(severity()).toBe(4);
    await harness.disk({ '.tickmark.yaml': 'severity: {reference/unknown-document: hint} # fine\n' });
    await harness.shows('.tickmark.yaml', 'config/invalid', true);
    expect(severity()).toBe(4);
  });

  it('takes the severities of the editor only where there is no file', async () => {
    const options = { severity: { 'reference/unknown-document': 'information', 'reference/*': 'loud' } };
    harness = await Harness.ready({
      files: { 'controls/AC-001.yaml': files['controls/AC-001.yaml'] },
      options,
    });
    expect(severity()).toBe(3);
    await harness.notify('workspace/didChangeConfiguration', { settings: { tickmark: { severity: {} } } });
    await harness.until('the default severity', () => severity() === 1 || undefined);
    await harness.stop();
    harness = await Harness.ready({ files, options });
    expect(severity()).toBe(1);
  });

  it('is asked of clients that can be asked', async () => {
    const settings = (): unknown => ({ severity: { 'reference/unknown-document': 'hint' } });
    harness = await Harness.ready({
      files: { 'controls/AC-001.yaml': files['controls/AC-001.yaml'] },
      settings,
    });
    await harness.until('the severity of the settings', () => severity() === 4 || undefined);
  });

  it('follows .gitignore', async () => {
    harness = await Harness.ready({ files });
    await harness.disk({ '.gitignore': 'controls\n' });
    await harness.shows('controls/AC-001.yaml', UNKNOWN, true);
  });
});

describe('a document in no folder', () => {
  it('is checked alone: what it refers to may well exist', async () => {
    harness = await Harness.start({
      folders: [],
      files: { 'controls/other.yaml': control('AC-002', DANGLING) },
    });
    const uri = 'file:///ws/controls/AC-001.yaml';
    await harness.openUri(uri, control('AC-001', 'satisfies: {soc2: [CC6.99]}\ncontrols: [ZZ-404]\n'));
    await harness.shows(uri, 'reference/unknown-criterion');
    await harness.settle();
    expect(harness.rules(uri)).not.toContain(UNKNOWN);
    expect([...harness.shown.keys()]).toEqual([uri]);
    await harness.close(uri);
    await harness.shows(uri, 'reference/unknown-criterion', true);
  });

  it('may not even have a file', async () => {
    harness = await Harness.start({ folders: [] });
    await harness.openUri('untitled:Untitled-1', control('AC-001', 'satisfies: {soc2: [CC6.99]}\n'));
    await harness.shows('untitled:Untitled-1', 'reference/unknown-criterion');
  });

  it('joins the folder that is opened around it', async () => {
    harness = await Harness.start({ folders: [] });
    const uri = 'file:///ws/controls/AC-001.yaml';
    await harness.openUri(uri, control('AC-001', DANGLING));
    await harness.settle();
    await harness.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///ws', name: 'ws' }], removed: [] },
    });
    await harness.shows(uri, UNKNOWN);
  });

  it('of another scheme is no document', async () => {
    harness = await Harness.ready({ files: {} });
    await harness.openUri('git:/ws/controls/AC-001.yaml', control('AC-001', 'satisfies: {soc2: [CC6.99]}\n'));
    await harness.settle();
    expect(harness.published).toEqual([]);
  });
});

describe('reading', () => {
  it('shows progress from begin to end, and watches files', async () => {
    harness = await Harness.ready({ files: { 'controls/AC-001.yaml': control('AC-001') } });
    await harness.until(
      'the end of the progress',
      () => harness.progress.at(-1)?.kind === 'end' || undefined,
    );
    expect(harness.progress[0]).toMatchObject({ kind: 'begin', title: 'Tickmark: reading ws' });
    expect(harness.registrations).toContain('workspace/didChangeWatchedFiles');
    const last = harness.statuses.at(-1);
    expect(last).toMatchObject({ state: 'ready', files: 1, version: '1.2.3' });
    expect(last?.done).toBe(last?.total);
  });

  it('can be cancelled, and says so', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [`controls/C-${n}.yaml`, control(`C-${n}`, DANGLING)]),
    );
    harness = await Harness.start({ files });
    const token = await harness.until('a progress', () => harness.progressTokens[0]);
    await harness.notify('window/workDoneProgress/cancel', { token });
    await harness.until('the status', () => harness.statuses.find(({ state }) => state === 'error'));
    expect(harness.statuses.at(-1)?.message).toMatch(/cancelled/);
    await harness.own('tickmark/checkWorkspace', {});
    await harness.shows('controls/C-2999.yaml', UNKNOWN);
  });

  it('does not wait for a client that never draws its progress', async () => {
    harness = await Harness.ready({
      files: { 'controls/AC-001.yaml': control('AC-001', DANGLING) },
      capabilities: { ...FULL, window: {} },
    });
    expect(harness.progress).toEqual([]);
    expect(harness.rules('controls/AC-001.yaml')).toContain(UNKNOWN);
  });

  it('lets answers through while it goes on', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 4000 }, (_, n) => [`controls/C-${n}.yaml`, control(`C-${n}`)]),
    );
    harness = await Harness.start({ files });
    await harness.open('controls/C-7.yaml');
    const symbols = await harness.request('textDocument/documentSymbol', {
      textDocument: { uri: harness.uri('controls/C-7.yaml') },
    });
    expect(symbols).toMatchObject([{ name: 'C-7' }]);
    expect(harness.statuses.at(-1)?.state).toBe('indexing');
    await harness.settle();
  });
});
