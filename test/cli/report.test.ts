import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../server/src/protocol/documents.ts';
import { tickmark } from './fake-terminal.ts';

const small = join(import.meta.dirname, 'fixtures', 'small');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tickmark-report-'));
  cpSync(small, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('tickmark report', () => {
  it.each(DOCUMENTS.map(({ name, title }) => [name, title]))('prints %s as Markdown', async (name, title) => {
    const { code, out, err } = await tickmark(folder, ['report', name]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(`# ${title}\n`)).toBe(true);
  });

  it('prints the other texts', async () => {
    const run = async (format: string): Promise<string> =>
      (await tickmark(folder, ['report', 'risk-register', '--format', format])).out;
    expect(await run('csv')).toMatch(/^\uFEFFRisk,Title,/);
    expect(await run('html')).toMatch(/^<!DOCTYPE html>/);
    expect(JSON.parse(await run('json'))).toMatchObject({ document: 'risk-register', asOf: '2025-07-01' });
  });

  it('asks as of another day, and from one side', async () => {
    const { out } = await tickmark(folder, ['report', 'gap-list', '--as-of', '2030-01-31', '--view', 'soc2']);
    expect(out).toContain('**As of:** 2030-01-31');
    expect(out).toContain('**View:** SOC 2\n');
  });

  it('takes another folder', async () => {
    const { code, out } = await tickmark(tmpdir(), ['report', 'gap-list', '--root', folder]);
    expect(code).toBe(0);
    expect(out).toContain('# Gap list');
  });

  it('writes to a file, and says so beside the output', async () => {
    const { code, out, err } = await tickmark(folder, ['report', 'gap-list', '--output', 'gaps.html']);
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'Gap list written to gaps.html.\n' });
    expect(readFileSync(join(folder, 'gaps.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  });

  it('writes a workbook that opens, into a folder under its usual name', async () => {
    const { code } = await tickmark(folder, ['report', 'vendor-table', '--format', 'xlsx', '--output', '.']);
    expect(code).toBe(0);
    const sheets = await readExcelFile(join(folder, 'vendor-table_2025-07-01.xlsx'));
    expect(sheets[0]?.sheet).toBe('About');
    expect(sheets[0]?.data[0]?.[0]).toBe('Vendor table');
  });

  it('prints no workbook', async () => {
    const { code, out, err } = await tickmark(folder, ['report', 'gap-list', '--format', 'xlsx']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('An XLSX file cannot be printed. Name a file: --output gap-list.xlsx.\n');
  });

  it('does not write Markdown into a file that ends like something else', async () => {
    const { code, err } = await tickmark(folder, ['report', 'gap-list', '--output', 'gaps.pdf']);
    expect(code).toBe(2);
    expect(err).toBe(
      'gaps.pdf does not say which format: it ends in none of md, csv, xlsx, html, json. Name one with --format.\n',
    );
    expect(existsSync(join(folder, 'gaps.pdf'))).toBe(false);
  });

  it('writes over no record', async () => {
    const before = readFileSync(join(folder, 'controls/AC-001.yaml'), 'utf8');
    const { code, err } = await tickmark(folder, ['report', 'gap-list', '--output', 'controls/AC-001.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('is a record of the workspace');
    expect(readFileSync(join(folder, 'controls/AC-001.yaml'), 'utf8')).toBe(before);
  });

  it('says in words why a file cannot be written', async () => {
    const output = join('no', 'such', 'gaps.md');
    const { code, err } = await tickmark(folder, ['report', 'gap-list', '--output', output]);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'no/such/gaps.md could not be written: there is no such folder.\n',
    });
  });

  it('makes no file of a folder that is not there', async () => {
    const { code, err } = await tickmark(folder, ['report', 'gap-list', '--output', 'missing/']);
    expect({ code, err }).toEqual({ code: 2, err: 'There is no folder missing/.\n' });
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  it('lists the documents', async () => {
    const { code, out } = await tickmark(folder, ['report', '--list']);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(DOCUMENTS.length);
  });

  it('suggests the document that was meant', async () => {
    const { code, err } = await tickmark(folder, ['report', 'gap-lst']);
    expect(code).toBe(2);
    expect(err).toContain('There is no document "gap-lst". Did you mean gap-list?');
    expect((await tickmark(folder, ['report', 'Vendor Table'])).code).toBe(0);
    expect((await tickmark(folder, ['report'])).err).toContain('statement-of-applicability');
  });

  it.each([
    [['report', 'gap-list', '--format', 'pdf'], '--format is one of md, csv, xlsx, html, json'],
    [['report', 'gap-list', '--as-of', '2025-02-30'], '--as-of needs a day that exists'],
    [['report', 'gap-list', '--view', 'hipaa'], '--view is one of soc2, iso27001, both'],
    [['report', 'gap-list', '--root', 'nowhere'], 'there is no such folder'],
    [['matrix', '--rows', 'hipaa'], 'No framework here is called "hipaa"'],
    [['matrix', '--columns', 'anex-a'], 'Did you mean annex-a?'],
  ])('%j is wrong use', async (words, message) => {
    const { code, out, err } = await tickmark(folder, words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('says that the configuration cannot be used', async () => {
    writeFileSync(join(folder, '.tickmark.yaml'), 'profile: [\n');
    const { code, err } = await tickmark(folder, ['report', 'gap-list']);
    expect(code).toBe(2);
    expect(err).toContain('.tickmark.yaml cannot be used.');
  });

  it('makes documents of a folder without records', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'tickmark-empty-'));
    try {
      for (const { name } of DOCUMENTS) {
        const { code, out } = await tickmark(empty, ['report', name]);
        expect(code).toBe(0);
        expect(out).toContain('No records were found');
      }
      expect(existsSync(join(empty, '.tickmark.yaml'))).toBe(false);
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });
});

describe('tickmark matrix', () => {
  it('prints the pairs, with axes of choice', async () => {
    const { code, out } = await tickmark(folder, ['matrix', '--rows', 'annex-a', '--columns', 'soc2']);
    expect(code).toBe(0);
    expect(out).toContain('## ISO 27001 Annex A against SOC 2 criteria');
  });

  it('has the grid in a workbook', async () => {
    expect((await tickmark(folder, ['matrix', '--output', 'm.xlsx'])).code).toBe(0);
    const sheets = await readExcelFile(join(folder, 'm.xlsx'));
    const grid = sheets.find(({ sheet }) => sheet === 'Grid')?.data;
    expect(grid?.[0]?.slice(0, 3)).toEqual(['Item', '4.1', '4.2']);
  });
});
