import { inflateRawSync } from 'node:zlib';
import readExcelFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import type { Document } from '../../server/src/engine/features/documents/document.ts';
import { tablesOf } from '../../server/src/engine/features/documents/document.ts';
import { exportDocument, exportFileName } from '../../server/src/export/export-document.ts';
import { guardFormula } from '../../server/src/export/formula-guard.ts';
import { DOCUMENT_FORMATS, DOCUMENTS } from '../../server/src/protocol/documents.ts';
import { COMPANY } from '../features/company.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor } from '../support/workspace.ts';
import { hostileEngine } from './hostile.ts';
import { makeDocument, openKestrel, tableOf } from './make-document.ts';

/** Rows of RFC 4180 text, read by its own rules and nothing else. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /\uFEFF?(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error('this is no CSV');
    const [, quoted, plain = '', end] = match;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n' && field.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

async function sheetsOf(document: Document): Promise<Map<string, readonly (readonly unknown[])[]>> {
  const bytes = await exportDocument(document, 'xlsx');
  const sheets = await readExcelFile(Buffer.from(bytes));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

/** Names and texts of the entries of a zip archive. */
function* entriesOf(zip: Buffer): Generator<readonly [file: string, text: string]> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry++) {
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    yield [zip.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(data).toString()];
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

describe('the same files and day', () => {
  it.each(DOCUMENT_FORMATS)(
    'give the same bytes as %s, whatever order the files were read in',
    async (format) => {
      const { files } = readFixture(COMPANY);
      const forward = engineFor(files);
      const backward = engineFor(new Map([...files].reverse()));
      for (const { name } of DOCUMENTS) {
        const first = await exportDocument(makeDocument(forward, name), format);
        const second = await exportDocument(makeDocument(backward, name), format);
        expect(Buffer.from(second).equals(Buffer.from(first)), name).toBe(true);
      }
    },
  );

  it('give the same workbook in another year', async () => {
    const document = makeDocument(COMPANY, 'vendor-table');
    const first = Buffer.from(await exportDocument(document, 'xlsx'));
    const { now } = Date;
    try {
      Date.now = () => Date.parse('2031-07-01T00:00:00Z');
      expect(Buffer.from(await exportDocument(document, 'xlsx')).equals(first)).toBe(true);
    } finally {
      Date.now = now;
    }
  });

  it('give the same file name, with view and day', () => {
    expect(exportFileName(makeDocument(COMPANY, 'vendor-table', 'soc2'), 'xlsx')).toBe(
      'vendor-table_soc2_2026-01-12.xlsx',
    );
    expect(exportFileName(makeDocument(COMPANY, 'gap-list'), 'md')).toBe('gap-list_2026-01-12.md');
  });
});

describe('CSV', () => {
  it('holds every row and column of the main table, behind a byte order mark', async () => {
    const document = makeDocument(COMPANY, 'statement-of-applicability');
    const text = String(await exportDocument(document, 'csv'));
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head, ...rows] = readCsv(text);
    expect(head).toEqual(tableOf(document).columns.map(({ title }) => title));
    expect(rows).toHaveLength(93);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])('guards %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text.replace(/^([\t\r])/, "$1'")}`);
  });

  it('guards what stands behind a semicolon, which divides cells in some countries', () => {
    expect(guardFormula('harmless;=1+1; -2')).toBe("harmless;'=1+1; '-2");
    expect(guardFormula('x,y;"=1+1')).toBe('x,y;"\'=1+1');
  });

  it('leaves other text alone', () => {
    for (const text of ['AC-001', 'a=b', "it's", '2025-01-01', '']) expect(guardFormula(text)).toBe(text);
  });

  it('has no cell that a spreadsheet would run', async () => {
    for (const title of ['=1+1', '+cmd|calc', '-2', '@SUM(1)', '＝1', 'x;=1', '\u202e=1', ' =1', '\n=1']) {
      for (const { name } of DOCUMENTS) {
        const text = String(await exportDocument(makeDocument(hostileEngine(title), name), 'csv'));
        // A negative number is a number.
        const cells = readCsv(text)
          .flat()
          .filter((cell) => !/^-\d+$/.test(cell));
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]|;\s*[=+\-@]/);
      }
    }
  });
});

describe('XLSX', () => {
  let kestrel: Engine;
  beforeAll(async () => {
    kestrel = await openKestrel();
  });

  it.each(DOCUMENTS.map(({ name }) => name))('%s is read again as it was written', async (name) => {
    const document = makeDocument(kestrel, name);
    const sheets = await sheetsOf(document);
    const tables = tablesOf(document);
    expect(sheets.size).toBe(tables.length + 1);
    const [about, ...others] = [...sheets.values()];
    expect(about?.[0]?.[0]).toBe(document.title);
    for (const [at, table] of tables.entries()) {
      const [head, ...rows] = others[at] ?? [];
      expect(head).toEqual(table.columns.map(({ title }) => title));
      expect(rows).toHaveLength(Math.max(1, table.rows.length));
    }
  });

  it('keeps days as days, numbers as numbers and lists as text', async () => {
    const [, vendors] = [...(await sheetsOf(makeDocument(kestrel, 'vendor-table'))).values()];
    const [head = [], ...rows] = vendors ?? [];
    const aws = rows.find((row) => row.includes('VEN-AWS'));
    expect(aws?.[head.indexOf('Contract reviewed')]).toEqual(new Date('2025-05-20T00:00:00Z'));
    expect(aws?.[head.indexOf('Services')]).toBe('compute, object storage, databases, key management');
    const [, risks] = [...(await sheetsOf(makeDocument(kestrel, 'risk-register'))).values()];
    const [titles = [], first = []] = risks ?? [];
    expect(first[titles.indexOf('Inherent')]).toBe(16);
  });

  it('writes what looks like a formula as text', async () => {
    for (const title of ['=1+1', '@SUM(1)', '+cmd|calc']) {
      const document = makeDocument(hostileEngine(title), 'risk-register');
      const bytes = Buffer.from(await exportDocument(document, 'xlsx'));
      const sheets = [...entriesOf(bytes)].filter(([file]) => file.startsWith('xl/worksheets/sheet'));
      expect(sheets.length).toBeGreaterThan(1);
      for (const [, xml] of sheets) {
        expect(xml).toContain('<c ');
        expect(xml).not.toMatch(/<f[ >/]/);
      }
      expect((await sheetsOf(document)).get('Risks')?.[1]).toContain(title);
    }
  });

  it('cuts a cell that is longer than a spreadsheet keeps', async () => {
    const document = makeDocument(hostileEngine('x'.repeat(40_000)), 'risk-register');
    const [, row] = (await sheetsOf(document)).get('Risks') ?? [];
    expect(String(row?.[1])).toHaveLength(32_767);
  });
});

describe('JSON', () => {
  it('has the keys and values of the tables, and says of what day it is', async () => {
    const parsed: unknown = JSON.parse(
      String(await exportDocument(makeDocument(COMPANY, 'risk-register'), 'json')),
    );
    expect(parsed).toMatchObject({
      version: 1,
      document: 'risk-register',
      asOf: '2026-01-12',
      window: { start: '2025-04-01', end: '2025-12-31' },
      sections: [
        { blocks: [{ type: 'table', rows: [{ id: 'R-012', residual: 8, controls: ['AC-001'] }] }] },
        {},
      ],
    });
  });
});

describe('HTML and Markdown', () => {
  it('say the day, the window and every row', async () => {
    for (const format of ['html', 'md'] as const) {
      const text = String(await exportDocument(makeDocument(COMPANY, 'statement-of-applicability'), format));
      expect(text).toContain('2026-01-12');
      expect(text).toContain('2025-04-01 to 2025-12-31');
      for (const id of ['A.5.1', 'A.6.8', 'A.7.14', 'A.8.34']) expect(text).toContain(id);
    }
  });

  it('tell states by word and sign', async () => {
    for (const format of ['html', 'md'] as const) {
      const text = String(await exportDocument(makeDocument(COMPANY, 'control-evidence-index'), format));
      expect(text).toMatch(/[✗!○§◆◇✓–] (Missed|Stale|No evidence|Current)/);
    }
  });
});
