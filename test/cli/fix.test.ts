import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../server/src/cli/terminal.ts';
import { writeBack } from '../../server/src/cli/write-back.ts';
import type { FileSystem } from '../../server/src/host/file-system.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { tickmark } from './fake-terminal.ts';

const OLD = `kind: control
id: AC-001
title: Accounts are reviewed
owner: it-lead
frequency: quartely
satisfies:
  iso27001: [A.9.2.5, A.5.16]
`;
const NEW = OLD.replace('quartely', 'quarterly').replace('A.9.2.5', 'A.5.18');

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tickmark-fix-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const run = (line: string, fileSystem?: FileSystem) => tickmark(root, line.split(' '), fileSystem);

describe('tickmark fix', () => {
  it('writes safe fixes, prints them as a patch, and has nothing to do the second time', async () => {
    put('controls/AC-001.yaml', OLD);
    const { code, out, err } = await run('fix');
    expect(code).toBe(0);
    expect(out).toBe(`--- a/controls/AC-001.yaml
+++ b/controls/AC-001.yaml
@@ -2,6 +2,6 @@
 id: AC-001
 title: Accounts are reviewed
 owner: it-lead
-frequency: quartely
+frequency: quarterly
 satisfies:
-  iso27001: [A.9.2.5, A.5.16]
+  iso27001: [A.5.18, A.5.16]
`);
    expect(err).toBe('Fixed 2 findings in 1 file. "tickmark check" shows what is left for you.\n');
    expect(read('controls/AC-001.yaml')).toBe(NEW);
    expect(await run('fix')).toEqual({
      code: 0,
      out: '',
      err: 'Nothing to fix safely. "tickmark check" shows what is left for you.\n',
    });
  });

  it('writes nothing in a dry run, prints the same patch, and exits with 1', async () => {
    put('controls/AC-001.yaml', OLD);
    const dry = await run('fix --dry-run');
    expect(dry).toMatchObject({ code: 1, err: 'Would fix 2 findings in 1 file; nothing was written.\n' });
    expect(read('controls/AC-001.yaml')).toBe(OLD);
    expect((await run('fix')).out).toBe(dry.out);
    expect((await run('fix --dry-run')).code).toBe(0);
  });

  it('applies one rule when asked, also by another name of it, and only in the given paths', async () => {
    put('controls/AC-001.yaml', OLD);
    put('controls/AC-002.yaml', OLD.replace('AC-001', 'AC-002'));
    await run('fix controls/AC-001.yaml --rule record/enum');
    expect(read('controls/AC-001.yaml')).toBe(OLD.replace('quartely', 'quarterly'));
    expect(read('controls/AC-002.yaml')).toContain('quartely');
  });

  it('goes on while one cure brings the next mistake to light', async () => {
    put('controls/AC-001.yaml', OLD.replace('A.9.2.5', 'A9.2.5'));
    await run('fix');
    expect(read('controls/AC-001.yaml')).toBe(NEW);
  });

  it('keeps byte order mark, encoding and line ends', async () => {
    const crlf = OLD.replaceAll('\n', '\r\n');
    put('controls/bom.yaml', `\uFEFF${crlf}`);
    put('controls/utf16.yaml', Buffer.from(`\uFEFF${OLD.replace('AC-001', 'AC-002')}`, 'utf16le'));
    expect((await run('fix')).code).toBe(0);
    expect(read('controls/bom.yaml')).toBe(`\uFEFF${NEW.replaceAll('\n', '\r\n')}`);
    const wide = readFileSync(join(root, 'controls/utf16.yaml')).toString('utf16le');
    expect(wide).toBe(`\uFEFF${NEW.replace('AC-001', 'AC-002')}`);
  });

  it('never writes what only the user knows', async () => {
    put('controls/AC-001.yaml', NEW.replace('owner: it-lead\n', ''));
    expect((await run('fix')).out).toBe('');
    expect(read('controls/AC-001.yaml')).not.toContain('owner');
  });

  it('leaves a file alone that changed in the meantime, and says so', async () => {
    put('controls/AC-001.yaml', OLD);
    let reads = 0;
    const changing: FileSystem = {
      ...nodeFileSystem,
      readFile: async (path, limit) => {
        if (path.endsWith('AC-001.yaml') && ++reads === 2) writeFileSync(path, `${OLD}# edited\n`);
        return nodeFileSystem.readFile(path, limit);
      },
    };
    expect(await run('fix', changing)).toEqual({
      code: 2,
      out: '',
      err: 'controls/AC-001.yaml was not written: it changed while Tickmark was reading.\nNothing was changed.\n',
    });
    expect(read('controls/AC-001.yaml')).toBe(`${OLD}# edited\n`);
  });

  it.each([
    ['fix nowhere', 'There is no file or folder nowhere.'],
    ['fix --rule record/enumm', 'There is no rule "record/enumm". Did you mean record/enum?'],
    ['fix --as-of soon', '--as-of needs a day that exists'],
    ['fix --dry-rn', 'Did you mean --dry-run?'],
  ])('exits with 2 for %j', async (line, message) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('changes nothing under a configuration that cannot be used', async () => {
    put('.tickmark.yaml', 'time_zone: Europe/Nowhere\n');
    put('controls/AC-001.yaml', OLD);
    const { code, err } = await run('fix');
    expect(code).toBe(2);
    expect(err).toContain('.tickmark.yaml cannot be used; correct it, then fix again.');
    expect(read('controls/AC-001.yaml')).toBe(OLD);
  });

  it('mends the configuration too', async () => {
    put('.tickmark.yaml', 'version: 1\nas_off: 2025-01-01\n');
    await run('fix');
    expect(read('.tickmark.yaml')).toBe('version: 1\nas_of: 2025-01-01\n');
  });

  it('leaves nothing in the broken samples that it could fix, and damages no file', async () => {
    cpSync(join(import.meta.dirname, '../../samples/broken'), root, { recursive: true });
    const before = await severities();
    expect((await run('fix')).code).toBe(0);
    expect(await run('fix --dry-run')).toMatchObject({ code: 0, out: '' });
    const after = await severities();
    expect(after.error).toBeLessThan(before.error);
    expect(after.error + after.warning).toBeLessThan(before.error + before.warning);
  });

  async function severities(): Promise<{ error: number; warning: number }> {
    const report: { summary: { error: number; warning: number } } = JSON.parse(
      (await run('check --format json')).out,
    );
    return report.summary;
  }
});

it('says in words why a file cannot be written', async () => {
  put('a.yaml', OLD);
  const terminal: Pick<Terminal, 'fileSystem' | 'writeFile'> = {
    fileSystem: nodeFileSystem,
    writeFile: async () => 'EACCES',
  };
  expect(await writeBack(join(root, 'a.yaml'), OLD, NEW, terminal)).toBe('permission is denied');
});
