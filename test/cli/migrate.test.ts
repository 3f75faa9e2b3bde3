import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tickmark } from './fake-terminal.ts';

const HEAD = 'kind: control\nid: AC-001\ntitle: Accounts\nsatisfies:\n';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tickmark-migrate-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const run = (line: string) => tickmark(root, line.split(' '));

describe('tickmark migrate', () => {
  it('writes the ids of 2022 and nothing else that could be fixed', async () => {
    put('controls/a.yaml', `frequency: quartely\n${HEAD}  iso27001: [A.9.2.5]\n`);
    const { code, out, err } = await run('migrate');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'Migrated 1 finding in 1 file. "tickmark check" shows what is left for you.\n',
    });
    expect(out).toContain('-  iso27001: [A.9.2.5]\n+  iso27001: [A.5.18]\n');
    expect(read('controls/a.yaml')).toBe(`frequency: quartely\n${HEAD}  iso27001: [A.5.18]\n`);
    expect(await run('migrate')).toEqual({ code: 0, out: '', err: 'Nothing to migrate by itself.\n' });
  });

  it('lists ids of both editions that stood beside old ones, and writes nothing in a dry run', async () => {
    const text = `${HEAD}  iso27001: [A.9.2.5, A.8.2]\n`;
    put('controls/a.yaml', text);
    const { code, out, err } = await run('migrate --dry-run');
    expect(code).toBe(1);
    expect(out).toContain('+  iso27001: [A.5.18, A.8.2]\n');
    expect(err).toBe(
      `Valid in both editions, in files that held 2013 ids. Look which edition was meant:
  controls/a.yaml:5:22  AC-001 cites A.8.2: "Privileged access rights" in 2022, "Information classification" in 2013.
Would fix 1 finding in 1 file; nothing was written.
`,
    );
    expect(read('controls/a.yaml')).toBe(text);
  });

  it('does not doubt what it has written itself, nor files that held no old id', async () => {
    put('controls/a.yaml', `${HEAD}  iso27001: [A.9.2.3]\n`);
    put('controls/b.yaml', `${HEAD.replace('AC-001', 'AC-002')}  iso27001: [A.8.2]\n`);
    const { code, err } = await run('migrate');
    expect(read('controls/a.yaml')).toContain('[A.8.2]');
    expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining('Valid in both') });
  });

  it('writes the rows of a Statement of Applicability too', async () => {
    put(
      'soa.yaml',
      'kind: soa\nid: SOA-1\ntitle: Statement\ncontrols:\n  - {id: A.9.2.5, applicable: false}\n',
    );
    const { out } = await run('migrate');
    expect(out).toContain('+  - {id: A.5.18, applicable: false}\n');
    expect(read('soa.yaml')).toContain('{id: A.5.18, applicable: false}');
  });

  it('lists what a person has to decide, with the choices', async () => {
    put('controls/a.yaml', `${HEAD}  iso27001:\n    - {id: A.18.2.3, coverage: strong}\n`);
    const { code, err } = await run('migrate');
    expect(code).toBe(1);
    expect(err).toMatch(/^To be decided by you:\n {2}controls\/a\.yaml:6:12 {2}A\.18\.2\.3 /);
  });

  it.each([
    ['migrate nowhere', 'There is no file or folder nowhere.'],
    ['migrate --rule x', '"tickmark migrate" has no option --rule.'],
  ])('exits with 2 for %j', async (line, message) => {
    const { code, err } = await run(line);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
