import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tickmark } from './fake-terminal.ts';

/** One warning: nobody owns it. */
const control = (id: string, head = ''): string =>
  `${head}kind: control\nid: ${id}\ntitle: ${id}\nfrequency: quarterly\nsatisfies: {soc2: [CC6.2]}\n`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tickmark-baseline-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const run = (line: string) => tickmark(root, line.split(' '));
const OWNER = 'record/owner-missing';

interface Report {
  findings: { file: string; rule: string }[];
  summary: { hidden: number; baseline: { known: number; cured: { file: string; count: number }[] } };
}

async function checked(line = 'check'): Promise<Report & { code: number }> {
  const { code, out } = await run(`${line} --baseline b.json --format json`);
  return { code, ...JSON.parse(out) };
}

describe('tickmark baseline', () => {
  it('prints one line per finding, the same for the same findings', async () => {
    put('controls/a.yaml', control('AC-001'));
    const { code, out, err } = await run('baseline');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`{
  "version": 1,
  "findings": [
    {"rule":"record/owner-missing","file":"controls/a.yaml","record":"AC-001","message":"AC-001 has no owner.","count":1}
  ]
}
`);
    put('controls/a.yaml', control('AC-001', '# moved\n\n'));
    expect((await run('baseline')).out).toBe(out);
  });

  it('writes a file and tells how to use it', async () => {
    put('controls/a.yaml', control('AC-001'));
    expect(await run('baseline --write b.json')).toEqual({
      code: 0,
      out: '',
      err: 'Wrote 1 finding to b.json. "tickmark check --baseline b.json" fails on new ones only.\n',
    });
    expect(readFileSync(join(root, 'b.json'), 'utf8')).toBe((await run('baseline')).out);
  });

  it('overwrites an older baseline and nothing else', async () => {
    put('controls/a.yaml', control('AC-001'));
    await run('baseline --write b.json');
    expect((await run('baseline --write b.json')).code).toBe(0);
    put('package.json', '{"name": "x"}\n');
    const { code, err } = await run('baseline --write package.json');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'package.json is something else than a baseline, so it is not overwritten.\n',
    });
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe('{"name": "x"}\n');
  });

  it.each([
    ['no/b.json', 'no/b.json could not be written: there is no such folder.\n'],
    ['no/', 'There is no folder no/.\n'],
  ])('says in words why it cannot be written to %s', async (target, message) => {
    put('controls/a.yaml', control('AC-001'));
    expect(await run(`baseline --write ${target}`)).toEqual({ code: 2, out: '', err: message });
    expect(existsSync(join(root, 'no'))).toBe(false);
  });

  it('is empty where nothing is found', async () => {
    expect((await run('baseline')).out).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });
});

describe('check --baseline', () => {
  it('is content with what is known, also when lines move, and fails on what is new', async () => {
    put('controls/a.yaml', control('AC-001'));
    await run('baseline --write b.json');
    put('controls/a.yaml', control('AC-001', '# moved\n\n'));
    expect(await checked()).toMatchObject({
      code: 0,
      findings: [],
      summary: { baseline: { known: 1, cured: [] } },
    });
    put('controls/b.yaml', control('AC-002'));
    expect(await checked()).toMatchObject({ code: 1, findings: [{ file: 'controls/b.yaml', rule: OWNER }] });
  });

  it('counts what looks alike', async () => {
    const two = `${control('AC-001')}evidence: [EV-1, EV-1]\n`;
    put('evidence/e.yaml', 'kind: evidence\nid: EV-9\ntitle: E\nstatus: planned\n');
    put('controls/a.yaml', two.replace('[EV-1, EV-1]', '[EV-1]'));
    await run('baseline --write b.json');
    put('controls/a.yaml', two);
    const { findings } = await checked();
    expect(findings.filter(({ rule }) => rule === 'reference/unknown-document')).toHaveLength(1);
  });

  it('names what is cured, in words too', async () => {
    put('controls/a.yaml', control('AC-001'));
    put('controls/b.yaml', control('AC-002'));
    await run('baseline --write b.json');
    put('controls/a.yaml', `${control('AC-001')}owner: it\n`);
    const { code, out } = await run('check --baseline b.json');
    expect(code).toBe(0);
    expect(out).toContain('1 finding known from the baseline not shown\n');
    expect(out).toContain('1 of the baseline cured; write it anew to hold that:\n');
    expect(out).toContain('  controls/a.yaml AC-001  AC-001 has no owner.  record/owner-missing\n');
  });

  it('calls nothing cured that was not asked about, or that lies below the level', async () => {
    put('controls/a.yaml', control('AC-001'));
    put('controls/b.yaml', control('AC-002'));
    await run('baseline --write b.json');
    expect((await checked('check controls/a.yaml')).summary.baseline).toEqual({ known: 1, cured: [] });
    expect((await checked('check --severity error')).summary.baseline).toEqual({ known: 2, cured: [] });
  });

  it('knows a finding that only got older', async () => {
    put('policies/p.md', '---\nkind: policy\nid: P\ntitle: P\nnext_review: 2025-01-01\n---\n\n# P\n');
    await run('baseline --write b.json --as-of 2025-06-01');
    expect(await checked('check --as-of 2025-09-01')).toMatchObject({
      code: 0,
      summary: { baseline: { cured: [] } },
    });
  });

  it('knows a finding of a control that goes on not being done', async () => {
    const done = (day: string): string =>
      `  - {performed_on: ${day}, performed_by: ann, result: done, exceptions: none}\n`;
    put(
      'scope.yaml',
      'kind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, window: {start: 2025-07-01, end: 2025-12-31}, categories: [security]}\n',
    );
    put('controls/a.yaml', `${control('AC-001').replace('quarterly', 'weekly')}evidence: [EV-1]\n`);
    const evidence = `kind: evidence\nid: EV-1\ntitle: T\ntype: access-review\noccurrences:\n${done('2025-07-04')}`;
    put('evidence/e.yaml', `${evidence}${done('2025-07-11')}`);
    await run('baseline --write b.json --as-of 2025-07-27');
    for (const day of ['2025-08-03', '2025-09-20', '2025-10-11'])
      expect(await checked(`check --as-of ${day}`)).toMatchObject({
        findings: [],
        summary: { baseline: { cured: [] } },
      });
    put('evidence/e.yaml', `${evidence.replace(', exceptions: none', '')}${done('2025-07-11')}`);
    expect((await checked('check --as-of 2025-10-11 --severity hint')).findings).not.toEqual([]);
  });

  it.each([
    [undefined, 'There is no baseline b.json.'],
    ['{', 'b.json cannot be used: it is not JSON.'],
    ['[]', 'b.json cannot be used: it is not a baseline of Tickmark.'],
    [
      '{"version": 2, "findings": []}',
      'b.json cannot be used: it was written by another version of Tickmark.',
    ],
    ['{"version": 1, "findings": [{"rule": 1}]}', 'b.json cannot be used: entry 1 of findings is not whole.'],
  ])('exits with 2 for the baseline %j', async (text, message) => {
    if (text !== undefined) put('b.json', text);
    const { code, out, err } = await run('check --baseline b.json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
