import {
  type Block,
  type Column,
  type Document,
  partsOf,
  type Row,
  type Table,
} from '../engine/features/documents/document.ts';
import { provenanceFacts } from '../engine/features/documents/provenance.ts';
import { cellText, stateOf } from './cell-text.ts';
import { STYLE } from './html-style.ts';

/** A word that may be broken anywhere, lest it widen its column beyond the page. */
const LONG_WORD = /[^\s-]{24}/;

/** More columns than these are set smaller. */
const MANY_COLUMNS = 11;

/**
 * The document as one page that stands alone and prints well: no script, no reference to anything outside, heads of
 * tables repeated on each sheet. States are words with a sign; nothing is told by colour alone.
 */
export function htmlOf(document: Document): string {
  const { title, provenance, sections } = document;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    // Nothing is loaded and nothing runs, whatever a text holds.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}: ${text(provenance.workspace)}, ${text(provenance.frame.asOf)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${text(title)}</h1>`,
    facts(provenanceFacts(document)),
    '</header>',
    '<main>',
    ...sections.flatMap(({ heading, blocks }) => [
      '<section>',
      `<h2>${text(heading)}</h2>`,
      ...blocks.flatMap(blockLines),
      '</section>',
    ]),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [`<p>${text(block.text)}</p>`];
    case 'list':
      return ['<ul>', ...block.items.map((item) => `<li>${text(item)}</li>`), '</ul>'];
    case 'facts':
      return [facts(block.facts)];
    case 'table':
      return block.wide === true ? [] : tableLines(block);
  }
}

function facts(all: readonly { readonly label: string; readonly value: string }[]): string {
  return `<dl>\n${all.map(({ label, value }) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`).join('\n')}\n</dl>`;
}

function tableLines(table: Table): readonly string[] {
  if (table.rows.length === 0) return [`<p>${text(table.empty)}</p>`];
  return partsOf(table).flatMap(({ heading, columns, rows }) => [
    ...(heading === undefined ? [] : [`<h3>${text(heading)}</h3>`]),
    `<div class="table"><table${columns.length > MANY_COLUMNS ? ' class="many"' : ''}>`,
    `<thead><tr>${columns.map(({ title }) => `<th scope="col">${text(title)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${columns.map((column) => cellLine(row, column)).join('')}</tr>`),
    '</tbody>',
    '</table></div>',
  ]);
}

function cellLine(row: Row, { key, type }: Column): string {
  const cell = row[key];
  const state = type === 'state' && typeof cell === 'string' ? stateOf(cell) : undefined;
  const said = cellText(cell, type);
  const name = state === undefined ? type : `state ${state}`;
  return `<td class="${name}${LONG_WORD.test(said) ? ' long' : ''}">${kept(text(said))}</td>`;
}

/** An id or a day in a cell: it stays on one line, where a hyphen would let it break. */
const UNBROKEN = /(?<![\w-])(?:[A-Z][A-Z0-9]{0,7}(?:-[A-Z0-9]{1,8}){1,3}|\d{4}-\d\d-\d\d)(?![\w-])/g;

/** Escaped text with its ids and days marked. What is marked holds letters, digits and hyphens alone. */
function kept(escaped: string): string {
  return escaped.replace(UNBROKEN, '<span class="id">$&</span>');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, in elements and in quoted attributes. */
function text(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
