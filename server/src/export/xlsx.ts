import { setImmediate } from 'node:timers/promises';
import type { CellObject, Sheet, SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { isIsoDate } from '../base/calendar/date.ts';
import {
  type Column,
  type Document,
  type Row,
  type Table,
  tablesOf,
} from '../engine/features/documents/document.ts';
import { provenanceFacts } from '../engine/features/documents/provenance.ts';
import { cellText } from './cell-text.ts';
import { fixZipTimes } from './zip-times.ts';

/** More characters are not kept by Excel. */
const LONGEST_CELL = 32_767;
const LONGEST_SHEET_NAME = 31;

/** Widths of columns in characters. */
const WIDTHS: Readonly<Record<Column['type'], number>> = {
  text: 26,
  date: 12,
  number: 10,
  state: 16,
  ids: 24,
};
const LONG_TEXT = 44;

/**
 * The document as a workbook: a sheet that says what it is, then one for each table, with its head fixed. Texts are
 * cells of the type text, so that nothing is read as a formula, also not when somebody edits the cell; days and numbers
 * are days and numbers. The same document gives the same bytes.
 */
export async function xlsxOf(document: Document): Promise<Uint8Array> {
  const sheets: Sheet<Buffer>[] = [aboutSheet(document)];
  const names = new Set(['about']);
  for (const table of tablesOf(document)) sheets.push(tableSheet(table, sheetName(table.name, names)));
  // The rows of thousands of records take the library long, and so does packing them: a server answers others in between.
  await setImmediate();
  const file = writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 });
  await setImmediate();
  const bytes = await file.toBuffer();
  fixZipTimes(bytes);
  return bytes;
}

function aboutSheet(document: Document): Sheet<Buffer> {
  const data: SheetData = [
    [{ ...textCell(document.title), fontWeight: 'bold', fontSize: 16 }],
    ...provenanceFacts(document).map(({ label, value }) => [bold(label), textCell(value)]),
  ];
  for (const { heading, blocks } of document.sections) {
    data.push([], [bold(heading)]);
    for (const block of blocks) {
      switch (block.type) {
        case 'paragraph':
          data.push([null, textCell(block.text)]);
          break;
        case 'list':
          data.push(...block.items.map((item) => [null, textCell(item)]));
          break;
        case 'facts':
          data.push(...block.facts.map(({ label, value }) => [textCell(label), textCell(value)]));
          break;
        case 'table':
          data.push([
            null,
            textCell(
              block.rows.length === 0 ? block.empty : `${block.rows.length} rows: sheet ${block.name}`,
            ),
          ]);
      }
    }
  }
  return { sheet: 'About', data, columns: [{ width: 24 }, { width: 100 }] };
}

function tableSheet(table: Table, sheet: string): Sheet<Buffer> {
  const { columns, rows, wide } = table;
  const data: SheetData = [
    columns.map(({ title }) => ({ ...bold(title), backgroundColor: '#eef1f4', wrap: true })),
    ...(rows.length === 0
      ? [[textCell(table.empty)]]
      : rows.map((row) => columns.map((column) => cellOf(row, column)))),
  ];
  return {
    sheet,
    data,
    columns: columns.map((column) => ({ width: wide === true ? 8 : widthOf(column, rows) })),
    stickyRowsCount: 1,
    stickyColumnsCount: wide === true ? 1 : 0,
    orientation: 'landscape',
  };
}

function cellOf(row: Row, { key, type }: Column): CellObject | null {
  const cell = row[key];
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' };
  if (type === 'date' && typeof cell === 'string' && isIsoDate(cell) && cell >= '1900-03-01')
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' };
  const text = cellText(cell, type);
  return text === '' ? null : textCell(text);
}

/** `@` is the format of text: a cell of it stays text when it is edited. */
function textCell(text: string): CellObject {
  const value = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
  return { value, type: String, format: '@', wrap: true, alignVertical: 'top' };
}

function bold(text: string): CellObject {
  return { ...textCell(text), fontWeight: 'bold' };
}

function widthOf({ key, type }: Column, rows: readonly Row[]): number {
  if (type !== 'text') return WIDTHS[type];
  let longest = 0;
  for (const row of rows) longest = Math.max(longest, cellText(row[key], type).length);
  return longest > 60 ? LONG_TEXT : Math.min(WIDTHS.text, Math.max(10, longest + 2));
}

/** A name that a spreadsheet takes and no other sheet has. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain =
    wanted
      .replace(/[[\]/\\:*?']+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'Table';
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : ` ${count}`;
    const name = `${plain.slice(0, LONGEST_SHEET_NAME - suffix.length).trim()}${suffix}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
