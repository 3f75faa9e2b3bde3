import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFilter } from '../../server/src/host/candidate-filter.ts';
import type { FileSystem } from '../../server/src/host/file-system.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { readWorkspaceFile } from '../../server/src/host/read-workspace-file.ts';
import { type ScanEvent, scan } from '../../server/src/host/scan.ts';
import { MemoryFileSystem } from './memory-file-system.ts';

interface Settings {
  include?: string[];
  exclude?: string[];
  gitignore?: string;
  maxCandidates?: number;
  signal?: AbortSignal;
}

async function events(fileSystem: FileSystem, root: string, settings: Settings = {}): Promise<ScanEvent[]> {
  const { include = [], exclude = [], gitignore, ...rest } = settings;
  const filter = createFilter({ include, exclude, gitignore });
  const all: ScanEvent[] = [];
  for await (const event of scan({ fileSystem, root, filter, ...rest })) all.push(event);
  return all;
}

async function files(paths: string[], settings?: Settings): Promise<string[]> {
  const disk = new MemoryFileSystem(Object.fromEntries(paths.map((path) => [`/w/${path}`, 'x'])));
  return (await events(disk, '/w', settings)).flatMap((event) => (event.type === 'file' ? [event.file] : []));
}

describe('a scan', () => {
  it('finds YAML and Markdown in a stable order, and nothing else', async () => {
    const found = await files(['b.yml', 'a.yaml', 'c/d.MD', 'c/e.markdown', 'c/f.txt', 'yaml', 'g.json']);
    expect(found).toEqual(['a.yaml', 'b.yml', 'c/d.MD', 'c/e.markdown']);
  });

  it('never walks folders of tools, at any depth, nor dot folders', async () => {
    const skipped = [
      '.git',
      'node_modules',
      'vendor',
      'third_party',
      'dist',
      'build',
      'out',
      'target',
      '.venv',
    ];
    const found = await files(skipped.flatMap((name) => [`${name}/a.yaml`, `x/${name}/b/a.yaml`]));
    expect(found).toEqual([]);
    expect(await files(['vendors/a.yaml', 'builds/a.yaml'])).toEqual(['builds/a.yaml', 'vendors/a.yaml']);
  });

  it('reads the configuration of the root only, whatever the globs say', async () => {
    expect(await files(['.tickmark.yaml', 'a.yaml'], { include: ['a.yaml'], exclude: ['**'] })).toEqual([
      '.tickmark.yaml',
    ]);
  });

  it('honours the .gitignore of the root', async () => {
    const gitignore = 'drafts/\n*.local.yaml\n!keep.local.yaml\n/only-here.yaml\n';
    const all = ['drafts/a.yaml', 'a.local.yaml', 'keep.local.yaml', 'only-here.yaml', 'x/only-here.yaml'];
    expect(await files(all, { gitignore })).toEqual(['keep.local.yaml', 'x/only-here.yaml']);
  });

  it('honours include and exclude globs', async () => {
    const all = ['a/1.yaml', 'a/deep/2.yaml', 'b/3.yaml', 'b/4.md'];
    expect(await files(all, { include: ['a/**', '**/*.md'] })).toEqual([
      'a/1.yaml',
      'b/4.md',
      'a/deep/2.yaml',
    ]);
    expect(await files(all, { exclude: ['a'] })).toEqual(['b/3.yaml', 'b/4.md']);
    expect(await files(all, { exclude: ['./a/'] })).toEqual(['b/3.yaml', 'b/4.md']);
    expect(await files(all, { exclude: ['a/*.yaml'] })).toEqual(['b/3.yaml', 'b/4.md', 'a/deep/2.yaml']);
    expect(await files(all, { exclude: ['**/*.yaml'] })).toEqual(['b/4.md']);
  });

  it('does not list what an exclude leaves out as a whole', async () => {
    const disk = new MemoryFileSystem({ '/w/big/a/b.yaml': '', '/w/c.yaml': '' });
    await events(disk, '/w', { exclude: ['big/**'] });
    expect([...disk.listed.keys()]).toEqual(['/w']);
  });

  it('leaves a folder with its own configuration to itself', async () => {
    const disk = new MemoryFileSystem({
      '/w/.tickmark.yaml': '',
      '/w/sub/.tickmark.yml': '',
      '/w/sub/controls/a.yaml': '',
      '/w/b.yaml': '',
    });
    expect(await events(disk, '/w')).toEqual([
      { type: 'file', file: '.tickmark.yaml' },
      { type: 'file', file: 'b.yaml' },
      { type: 'nested', folder: 'sub' },
    ]);
  });

  it('says once that a folder is unreadable, and goes on', async () => {
    const disk = new MemoryFileSystem({
      '/w/secret/a.yaml': '',
      '/w/secret/deep/b.yaml': '',
      '/w/z/c.yaml': '',
    });
    disk.failures.set('/w/secret', 'denied');
    const all = await events(disk, '/w');
    expect(all).toEqual([
      {
        type: 'problem',
        path: 'secret',
        message: expect.stringMatching(/^The folder secret cannot be read/),
      },
      { type: 'file', file: 'z/c.yaml' },
    ]);
  });

  it('is silent about a folder that vanishes during the scan', async () => {
    const disk = new MemoryFileSystem({ '/w/gone/a.yaml': '', '/w/z/c.yaml': '' });
    disk.failures.set('/w/gone', 'missing');
    expect(await events(disk, '/w')).toEqual([{ type: 'file', file: 'z/c.yaml' }]);
  });

  it('stops with one message when there are too many files', async () => {
    const disk = new MemoryFileSystem({ '/w/a.yaml': '', '/w/b.yaml': '', '/w/c.yaml': '', '/w/d.yaml': '' });
    const all = await events(disk, '/w', { maxCandidates: 2 });
    expect(all.map((event) => event.type)).toEqual(['file', 'file', 'limit']);
  });

  it('ends when it is cancelled', async () => {
    const disk = new MemoryFileSystem({ '/w/a.yaml': '' });
    expect(await events(disk, '/w', { signal: AbortSignal.abort() })).toEqual([]);
  });
});

describe('a scan of a real disk', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tickmark-scan-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function put(...paths: string[]): void {
    for (const path of paths) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), 'x');
    }
  }

  async function found(folder = 'w'): Promise<string[]> {
    const all = await events(nodeFileSystem, join(root, folder));
    return all.map((event) => (event.type === 'file' ? event.file : event.type));
  }

  it('walks no link that leads back up, and tells no file twice', async () => {
    put('w/a/1.yaml', 'w/b/2.yaml');
    symlinkSync('..', join(root, 'w/a/up'), 'dir');
    symlinkSync('../b', join(root, 'w/a/side'), 'dir');
    symlinkSync('1.yaml', join(root, 'w/a/again.yaml'));
    expect(await found()).toEqual(['a/1.yaml', 'b/2.yaml']);
  });

  it('follows links to folders that only the link leads to, once, and their loops end', async () => {
    put('w/.store/x/1.yaml');
    symlinkSync('.store', join(root, 'w/one'), 'dir');
    symlinkSync('.store', join(root, 'w/two'), 'dir');
    symlinkSync('..', join(root, 'w/.store/x/loop'), 'dir');
    expect(await found()).toEqual(['one/x/1.yaml']);
  });

  it('follows no link to a folder outside, and reads a single linked file', async () => {
    put('w/a.yaml', 'elsewhere/b.yaml');
    symlinkSync('../elsewhere', join(root, 'w/outside'), 'dir');
    symlinkSync('../elsewhere/b.yaml', join(root, 'w/b.yaml'));
    expect(await found()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('says so when a link points at itself, and is silent about a broken one', async () => {
    put('w/a.yaml');
    symlinkSync('self.yaml', join(root, 'w/self.yaml'));
    symlinkSync('nothing.yaml', join(root, 'w/broken.yaml'));
    expect(await found()).toEqual(['a.yaml', 'problem']);
  });

  it('works when the root itself is reached by a link', async () => {
    put('w/a/1.yaml');
    symlinkSync('w', join(root, 'link'), 'dir');
    symlinkSync('a', join(root, 'w/b'), 'dir');
    expect(await found('link')).toEqual(['a/1.yaml']);
  });

  it('takes a file that vanished between scan and reading as removed', async () => {
    put('w/a.yaml');
    rmSync(join(root, 'w/a.yaml'));
    expect(await readWorkspaceFile(nodeFileSystem, join(root, 'w'), 'a.yaml')).toEqual({
      change: { type: 'removed', file: 'a.yaml' },
    });
  });
});

describe('reading a file', () => {
  it('does not read a file of more than 10 MB', async () => {
    const disk = new MemoryFileSystem({ '/w/a.yaml': new Uint8Array(10 * 1024 * 1024) });
    const { change } = await readWorkspaceFile(disk, '/w', 'a.yaml');
    expect(change).toMatchObject({ type: 'unreadable', code: 'too-large' });
  });

  it('says why a file is unreadable and what to do', async () => {
    const disk = new MemoryFileSystem({ '/w/a.yaml': '' });
    disk.failures.set('/w/a.yaml', 'denied');
    const { change } = await readWorkspaceFile(disk, '/w', 'a.yaml');
    expect(change).toMatchObject({
      type: 'unreadable',
      code: 'unreadable',
      reason: expect.stringMatching(/denied/),
    });
  });
});
