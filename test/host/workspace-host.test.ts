import { describe, expect, it } from 'vitest';
import { WorkspaceHost, type WorkspaceOptions } from '../../server/src/host/workspace-host.ts';
import { MemoryFileSystem } from './memory-file-system.ts';

const clock = { now: () => Date.parse('2025-07-01T23:30:00Z'), after: () => () => undefined };

const control = (id: string, more = '') => `kind: control\nid: ${id}\ntitle: Access\n${more}`;
const evidence = (path: string) => `kind: evidence\nid: EV-1\ntitle: Review\npath: ${path}\n`;

function open(disk: MemoryFileSystem, options: Partial<WorkspaceOptions> = {}): Promise<WorkspaceHost> {
  return WorkspaceHost.open({ fileSystem: disk, clock, root: '/w', ...options });
}

async function loaded(files: Record<string, string>, options: Partial<WorkspaceOptions> = {}) {
  const disk = new MemoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([p, t]) => [`/w/${p}`, t])),
  );
  const host = await open(disk, options);
  expect(await host.load()).toBe('complete');
  return { disk, host };
}

const rules = (host: WorkspaceHost, file: string) => host.engine.findings(file).map(({ rule }) => rule);

describe('a workspace host', () => {
  it('answers as soon as it is open, and is complete when it is loaded', async () => {
    const host = await open(new MemoryFileSystem({ '/w/controls/a.yaml': control('A-1') }));
    expect([...host.engine.files()]).toEqual([]);
    const seen: number[] = [];
    await host.load({ onProgress: ({ files }) => seen.push(files) });
    expect([...host.engine.files()]).toEqual(['controls/a.yaml']);
    expect(host.engine.workspace.complete).toBe(true);
    expect(seen).toEqual([1]);
  });

  it('stops when it is cancelled and does not claim to be complete', async () => {
    const host = await open(new MemoryFileSystem({ '/w/controls/a.yaml': control('A-1') }));
    expect(await host.load({ signal: AbortSignal.abort() })).toBe('cancelled');
    expect(host.engine.workspace.complete).toBe(false);
  });

  it('takes the day from the option, the configuration, or the clock in its time zone', async () => {
    const day = async (configuration: string, asOf?: string) =>
      (await open(new MemoryFileSystem({ '/w/.tickmark.yaml': configuration }), { asOf })).asOf;
    expect(await day('as_of: 2025-01-01\n', '2024-12-31')).toEqual({ date: '2024-12-31', origin: 'pinned' });
    expect(await day('as_of: 2025-01-01\n')).toEqual({ date: '2025-01-01', origin: 'pinned' });
    expect(await day('version: 1\n')).toEqual({ date: '2025-07-01', origin: 'clock' });
    expect(await day('time_zone: Europe/Paris\n')).toEqual({ date: '2025-07-02', origin: 'clock' });
  });

  it('keeps the last good configuration while the file cannot be used', async () => {
    const disk = new MemoryFileSystem({ '/w/.tickmark.yaml': 'profile: strict\n' });
    const good = await open(disk);
    disk.write('/w/.tickmark.yaml', 'profile: [\n');
    const host = await open(disk, { lastGood: good.configuration.configuration });
    expect(host.configuration).toMatchObject({ usable: false, configuration: { profile: 'strict' } });
    expect(rules(host, '.tickmark.yaml')).toContain('config/invalid');
  });

  it('applies severities of the editor only where there is no configuration file', async () => {
    const severityWithoutFile = new Map([['file/*', 'off' as const]]);
    const severity = async (files: Record<string, string>) =>
      (await open(new MemoryFileSystem(files), { severityWithoutFile })).configuration.configuration.severity;
    expect(await severity({ '/w/a.yaml': '' })).toBe(severityWithoutFile);
    expect((await severity({ '/w/.tickmark.yaml': 'version: 1\n' })).size).toBe(0);
  });

  it('prefers the text of an open file, also for the configuration', async () => {
    const texts: Record<string, string> = {
      'controls/a.yaml': control('B-2'),
      '.tickmark.yaml': 'profile: strict\n',
    };
    const { host } = await loaded(
      { 'controls/a.yaml': control('A-1'), '.tickmark.yaml': 'version: 1\n' },
      { openText: (file) => texts[file] },
    );
    expect(host.engine.text('controls/a.yaml')).toContain('B-2');
    expect(host.configuration.configuration.profile).toBe('strict');
  });

  it('follows files that change, appear and vanish, and leaves others alone', async () => {
    const { disk, host } = await loaded({ 'controls/a.yaml': control('A-1'), 'sub/.tickmark.yaml': '' });
    disk.write('/w/controls/a.yaml', control('A-2'));
    disk.write('/w/controls/b.yaml', control('B-1'));
    disk.write('/w/node_modules/c.yaml', control('C-1'));
    disk.write('/w/sub/controls/d.yaml', control('D-1'));
    const applied = await host.refresh([
      'controls/a.yaml',
      'controls/b.yaml',
      'node_modules/c.yaml',
      'sub/controls/d.yaml',
    ]);
    expect(applied).toBeDefined();
    expect([...host.engine.workspace.ids('control')].sort()).toEqual(['A-2', 'B-1']);
    disk.files.delete('/w/controls/a.yaml');
    await host.refresh(['controls/a.yaml']);
    expect([...host.engine.files()]).toEqual(['controls/b.yaml']);
    expect(await host.refresh(['node_modules/c.yaml'])).toBeUndefined();
  });

  it('knows which artifacts are there, and notices when they come and go', async () => {
    const { disk, host } = await loaded({ 'evidence/e.yaml': evidence('art/review.csv') });
    const artifact = () => host.engine.workspace.artifact('art/review.csv', 'evidence');
    expect(artifact()).toMatchObject({ exists: false });
    expect(await host.probeAgain(new Set(['art/else.csv']))).toBeUndefined();
    disk.write('/w/art/review.csv', 'x');
    expect(await host.probeAgain(new Set(['art/review.csv']))).toBeDefined();
    expect(artifact()).toMatchObject({ exists: true, size: 1 });
    disk.write('/w/evidence/e.yaml', evidence('art/other.csv'));
    await host.refresh(['evidence/e.yaml']);
    expect(await host.probeArtifacts()).toBeDefined();
    expect(host.engine.workspace.artifact('art/other.csv', 'evidence')).toMatchObject({ exists: false });
  });

  it('reads the document that a scope names as its description, and reads it again when it changes', async () => {
    const scope = 'kind: scope\nid: S\ntitle: S\nsoc2:\n  system_description:\n    body: docs/system.md\n';
    const { disk, host } = await loaded({
      'scope.yaml': scope,
      'docs/system.md': '# System\n\nWorld-class.\n',
      'evidence/e.yaml': evidence('art/review.md'),
      'art/review.md': 'World-class.\n',
    });
    const text = (path: string, from = '') => host.engine.workspace.artifact(path, from)?.text;
    expect(text('docs/system.md')).toContain('World-class');
    expect(text('art/review.md', 'evidence')).toBeUndefined();
    disk.write('/w/docs/system.md', '# System\n');
    await host.probeAgain(new Set(['docs/system.md']));
    expect(text('docs/system.md')).toBe('# System\n');
    expect(host.engine.text('docs/system.md')).toBe('# System\n');
    disk.files.delete('/w/docs/system.md');
    await host.probeAgain(new Set(['docs/system.md']));
    expect(host.engine.text('docs/system.md')).toBe('');
  });

  it('says nothing of a description that is no text or far too long', async () => {
    const scope = (body: string) =>
      `kind: scope\nid: S\ntitle: S\nsoc2:\n  system_description:\n    body: ${body}\n`;
    const { host } = await loaded({
      'scope.yaml': scope('docs/long.md'),
      'more/scope.yaml': scope('docs/binary.md'),
      'docs/long.md': 'x'.repeat(1_100_000),
      'docs/binary.md': 'World-class \0\0\0',
    });
    expect(host.engine.workspace.artifact('docs/long.md', '')).toMatchObject({ exists: true });
    expect(host.engine.text('docs/long.md')).toBe('');
    expect(host.engine.text('docs/binary.md')).toBe('');
  });

  it('remembers how each file is stored', async () => {
    const { host } = await loaded({
      'controls/a.yaml': control('A-1'),
      'controls/b.yaml': `\uFEFF${control('B-1')}`,
    });
    expect(host.encodingOf('controls/a.yaml')).toEqual({ name: 'utf-8', byteOrderMark: false });
    expect(host.encodingOf('controls/b.yaml')).toEqual({ name: 'utf-8', byteOrderMark: true });
  });

  it('is silent about a file that vanishes between the walk and the reading', async () => {
    const disk = new MemoryFileSystem({
      '/w/controls/a.yaml': control('A-1'),
      '/w/controls/b.yaml': control('B-1'),
    });
    disk.failures.set('/w/controls/a.yaml', 'missing');
    const host = await open(disk);
    await host.load();
    expect([...host.engine.files()]).toEqual(['controls/b.yaml']);
    expect(host.notes).toEqual([]);
  });
});
