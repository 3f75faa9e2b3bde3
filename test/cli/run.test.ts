import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../server/src/host/file-system.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { tickmark } from './fake-terminal.ts';

const CONTROL = 'kind: control\nid: AC-001\ntitle: Access\n';
/** A file that is ours and has one finding of its own, an error on line 4. */
const TWICE = 'kind: control\nid: AC-002\ntitle: Access\ntitle: Again\n';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tickmark-cli-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

const run = (line: string, fileSystem?: FileSystem, folder = '') =>
  tickmark(join(root, folder), line.split(' '), fileSystem);

/** `file rule` of each finding about a file as a whole or the configuration: what records lack is other tests' matter. */
async function found(line: string, folder = ''): Promise<string[]> {
  const { out } = await run(`${line} --format json`, undefined, folder);
  const report: { findings: { file: string; rule: string }[] } = JSON.parse(out);
  const own = report.findings.filter(({ rule }) => /^(file|config)\//.test(rule));
  return own.map(({ file, rule }) => `${file} ${rule}`);
}

describe('exit codes', () => {
  it('0 without findings', async () => {
    put({ 'controls/a.yaml': CONTROL });
    expect(await run('check --severity error')).toMatchObject({ code: 0, err: '' });
  });

  it('1 with a finding at the level or above, 0 below it', async () => {
    put({ '.tickmark.yaml': 'as_off: 2025-01-01\n', 'controls/a.yaml': CONTROL });
    expect((await run('check .tickmark.yaml')).code).toBe(1);
    expect(await run('check .tickmark.yaml --severity error')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0 findings in 0 files \(1 finding of lower severity not shown\)\n/),
    });
  });

  it.each([
    ['check nowhere', 'There is no file or folder nowhere.'],
    ['check --root nowhere', '--root nowhere: there is no such folder.'],
    ['check --as-of 2025-02-29', '--as-of needs a day that exists, written YYYY-MM-DD, not "2025-02-29".'],
    ['check --as-of yesterday', '--as-of needs a day that exists'],
    ['check --formt json', 'Did you mean --format?'],
    ['explain file/sintax', 'There is no rule "file/sintax". Did you mean file/syntax?'],
    ['help chek', 'There is no command "chek". Did you mean check?'],
    ['why nowhere.yaml', 'There is no file or folder nowhere.yaml.'],
    ['why .', '. is a folder.'],
    ['init nowhere', 'There is no folder nowhere.'],
  ])('2 for %j', async (line, message) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('2 for a configuration that cannot be used, and only that is printed', async () => {
    put({ '.tickmark.yaml': 'time_zone: Europe/Nowhere\n', 'controls/a.yaml': TWICE });
    const { code, out, err } = await run('check --format json');
    const report: { findings: unknown[] } = JSON.parse(out);
    expect(code).toBe(2);
    expect(err).toBe('.tickmark.yaml cannot be used; correct it, then check again.\n');
    expect(report.findings).toMatchObject([{ file: '.tickmark.yaml', rule: 'config/invalid' }]);
  });

  it('2 for two configurations at one root', async () => {
    put({ '.tickmark.yaml': 'version: 1\n', '.tickmark.yml': 'version: 1\n' });
    const { code, out } = await run('check');
    expect(code).toBe(2);
    expect(out).toContain(
      'The workspace has both .tickmark.yaml and .tickmark.yml; only .tickmark.yaml is read.',
    );
  });
});

describe('a fault of ours', () => {
  const faulty: FileSystem = {
    ...nodeFileSystem,
    readFolder: () => Promise.reject(new Error('the disk\nmelted')),
  };

  it('is code 3 and one sentence', async () => {
    put({ 'controls/a.yaml': CONTROL });
    expect(await run('check', faulty)).toEqual({
      code: 3,
      out: '',
      err: 'Something went wrong inside Tickmark (the disk melted). Please report this with the command that you ran.\n',
    });
  });
});

describe('what is checked', () => {
  it('no records at all is no mistake', async () => {
    put({ 'compose.yaml': 'services: {}\n' });
    const { code, out } = await run('check');
    expect(code).toBe(0);
    expect(out).toMatch(/^No records were found here/);
  });

  it('the nearest configuration above marks the root, and only the given paths are reported', async () => {
    put({
      '.tickmark.yaml': 'version: 1\n',
      'controls/a.yaml': TWICE,
      'controls/deep/b.yaml': TWICE.replace('2', '3'),
    });
    expect(await found('check', 'controls/deep')).toEqual(['controls/deep/b.yaml file/duplicate-key']);
    expect(await found('check controls/a.yaml')).toEqual(['controls/a.yaml file/duplicate-key']);
    expect(await found('check controls/deep controls/a.yaml')).toHaveLength(2);
    expect(await found('check controls/dee').catch(() => 'no such path')).toBe('no such path');
  });

  it('without a configuration the given folder is the root, and of a file the working folder', async () => {
    put({ 'x/controls/a.yaml': TWICE });
    expect(await found('check x')).toEqual(['controls/a.yaml file/duplicate-key']);
    expect(await found('check x/controls/a.yaml')).toEqual(['x/controls/a.yaml file/duplicate-key']);
  });

  it('workspaces further below are checked for themselves, with their root before the file', async () => {
    put({
      'a/.tickmark.yaml': '',
      'a/controls/x.yaml': TWICE,
      'a/b/.tickmark.yml': '',
      'a/b/nothing.yaml': '',
      'a/b/controls/y.yaml': TWICE,
    });
    expect(await found('check')).toEqual([
      'a/b/controls/y.yaml file/duplicate-key',
      'a/controls/x.yaml file/duplicate-key',
    ]);
    expect(await found('check a/b/nothing.yaml .')).toHaveLength(2);
    expect(await found('check a/controls')).toEqual(['controls/x.yaml file/duplicate-key']);
    expect(await found('check --root a')).toEqual(['controls/x.yaml file/duplicate-key']);
  });

  it('a path that is not looked at is said to be so', async () => {
    put({
      '.tickmark.yaml': 'exclude: [drafts]\n',
      'drafts/a.yaml': TWICE,
      '.gitignore': 'local/\n',
      'local/b.yaml': TWICE,
    });
    expect((await run('check drafts local/b.yaml')).err).toBe(
      'drafts is not looked at: the configuration excludes drafts.\nlocal/b.yaml is not looked at: .gitignore ignores local.\n',
    );
  });

  it('the day comes from the option, else the configuration, else the clock', async () => {
    put({ '.tickmark.yaml': 'as_of: 2025-06-01\n', 'controls/a.yaml': CONTROL });
    expect((await run('check --as-of 2025-05-01')).out).toMatch(/^As of 2025-05-01\n/);
    expect((await run('check')).out).toMatch(/^As of 2025-06-01\n/);
    put({ '.tickmark.yaml': 'version: 1\n' });
    expect((await run('check')).out).not.toContain('As of');
    expect(JSON.parse((await run('check --format json')).out)).toMatchObject({ asOf: '2025-07-02' });
  });
});

describe('bad input', () => {
  it('gives one finding or message each, and the other files keep working', async () => {
    put({
      'controls/latin1.yaml': Buffer.from('kind: control\nid: A\ntitle: Caf\xe9\n', 'latin1'),
      'controls/large.yaml': CONTROL.padEnd(10_000_001, '#'),
      'controls/twice.yaml': TWICE,
      'controls/utf16.yaml': Buffer.from(`\uFEFF${TWICE.replace('AC-002', 'AC-016')}`, 'utf16le'),
      'controls/bom.yaml': `\uFEFF${TWICE.replace('AC-002', 'AC-008')}`,
      'a.control.yaml': CONTROL,
      'controls/locked.yaml': CONTROL,
      'closed/a.yaml': CONTROL,
    });
    const locked: FileSystem = {
      ...nodeFileSystem,
      readFile: async (path, limit) =>
        /locked\.yaml|a\.control\.yaml/.test(path)
          ? { failure: 'denied' }
          : nodeFileSystem.readFile(path, limit),
      readFolder: async (path) =>
        path.endsWith('closed') ? { failure: 'denied' } : nodeFileSystem.readFolder(path),
    };
    const { code, out, err } = await run('check --severity warning --format json', locked);
    const report: { findings: { file: string; rule: string; range: unknown }[] } = JSON.parse(out);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The folder closed cannot be read because permission is denied; .*\ncontrols\/locked\.yaml: .*\n$/,
    );
    const ofFiles = report.findings.filter(({ rule }) => rule.startsWith('file/'));
    expect(ofFiles.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'a.control.yaml file/unreadable',
      'controls/bom.yaml file/duplicate-key',
      'controls/large.yaml file/too-large',
      'controls/latin1.yaml file/encoding',
      'controls/twice.yaml file/duplicate-key',
      'controls/utf16.yaml file/duplicate-key',
    ]);
    const ranges = ofFiles.filter(({ rule }) => rule === 'file/duplicate-key').map(({ range }) => range);
    expect(new Set(ranges.map((range) => JSON.stringify(range))).size).toBe(1);
  });
});

describe('other commands', () => {
  it('list files with the reason why they are ours', async () => {
    put({ 'a/.tickmark.yaml': '', 'a/controls/x.yaml': CONTROL, 'compose.yaml': 'services: {}\n' });
    expect(await run('check --list-files a')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^controls\/x\.yaml {2}\S/),
    });
    expect(JSON.parse((await run('check --list-files --format json')).out)).toMatchObject([
      { file: 'a/controls/x.yaml' },
    ]);
    expect((await run('check --list-files --format sarif')).code).toBe(2);
  });

  it('say why a file is ours or is not', async () => {
    put({
      'controls/x.yaml': CONTROL,
      'compose.yaml': 'services: {}\n',
      'node_modules/a.yaml': CONTROL,
      'a.txt': '',
    });
    const why = async (file: string) => (await run(`why ${file}`)).out;
    expect(await why('controls/x.yaml')).toMatch(/^controls\/x\.yaml: a record file: /);
    expect(await why('compose.yaml')).toMatch(/^compose\.yaml: left alone: /);
    expect(await why('node_modules/a.yaml')).toBe(
      'node_modules/a.yaml: not looked at: folders named node_modules are never walked.\n',
    );
    expect(await why('a.txt')).toContain('only .yaml, .yml, .md and .markdown files are read');
  });

  it('propose a configuration that is accepted, and write it only when told and only once', async () => {
    put({
      'controls/x.yaml': `${CONTROL}satisfies: {soc2: [CC6.2]}\n`,
      'checks/y.yaml': 'id: AC-7\ntitle: x\nsatisfies: {iso27001: [A.5.18]}\n',
    });
    const proposal = await run('init');
    expect(proposal.code).toBe(0);
    expect(proposal.out).toContain('soc2: tsc-2017');
    await run('init --write');
    expect(readFileSync(join(root, '.tickmark.yaml'), 'utf8')).toBe(proposal.out);
    expect(await found('check .tickmark.yaml')).toEqual([]);
    expect(await run('init --write')).toMatchObject({
      code: 2,
      err: '.tickmark.yaml exists already; edit it instead.\n',
    });
  });

  it('list and explain the rules', async () => {
    const rules: { id: string }[] = JSON.parse((await run('rules --format json')).out);
    expect(rules.find(({ id }) => id === 'file/duplicate-key')).toEqual({
      id: 'file/duplicate-key',
      severity: 'error',
      title: 'A key stands twice in one mapping',
      fixable: false,
      aliases: [],
    });
    expect((await run('rules')).out.split('\n')).toHaveLength(rules.length + 1);
    expect((await run('explain file/duplicate-key')).out).toMatch(/^file\/duplicate-key \(error\)\n/);
  });

  it('help with every command', async () => {
    const { out } = await run('--help');
    for (const name of ['check', 'rules', 'explain', 'why', 'init', 'help']) {
      expect(out).toContain(`  ${name}`);
      expect((await run(`help ${name}`)).out).toContain(`Usage: tickmark ${name}`);
    }
  });
});
