import { stringify } from 'csv-stringify/sync';
import { type Document, mainTable } from '../engine/features/documents/document.ts';
import { cellWord } from './cell-text.ts';
import { guardFormula } from './formula-guard.ts';

/**
 * The main table of a document as RFC 4180: commas, CRLF, quotes where needed, one header row with every column. UTF-8
 * with a byte order mark, because Excel reads CSV without one in the code page of the machine. Texts that a spreadsheet
 * would run are guarded by an apostrophe.
 */
export function csvOf(document: Document): string {
  const table = mainTable(document);
  // A document without a table says so in its one cell, so that nobody takes an empty file for an empty register.
  const sentence = document.sections
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.type === 'paragraph');
  if (table === undefined) return written([['Note'], [sentence?.text ?? '']]);
  return written([
    table.columns.map(({ title }) => title),
    ...table.rows.map((row) =>
      table.columns.map(({ key, type }) => {
        const cell = row[key];
        return typeof cell === 'number' ? cell : guardFormula(cellWord(cell, type));
      }),
    ),
  ]);
}

function written(records: readonly (readonly (string | number)[])[]): string {
  return stringify(
    records.map((record) => [...record]),
    { bom: true, record_delimiter: '\r\n' },
  );
}
