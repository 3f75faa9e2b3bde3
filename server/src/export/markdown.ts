import {
  type Block,
  type Document,
  partsOf,
  type Row,
  type Table,
} from '../engine/features/documents/document.ts';
import { provenanceFacts } from '../engine/features/documents/provenance.ts';
import { escaped } from '../engine/features/words/markdown-text.ts';
import { cellText } from './cell-text.ts';

/** The document as Markdown with tables, as GitHub and VS Code show it. Nothing of the workspace is taken for a mark. */
export function markdownOf(document: Document): string {
  const parts = [
    `# ${text(document.title)}`,
    facts(provenanceFacts(document)),
    ...document.sections.flatMap(({ heading, blocks }) => [
      `## ${text(heading)}`,
      ...blocks.flatMap(blockText),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${paragraph(item)}`).join('\n')];
    case 'facts':
      return [facts(block.facts)];
    case 'table':
      return block.wide === true ? [] : tableText(block);
  }
}

function facts(all: readonly { readonly label: string; readonly value: string }[]): string {
  return all.map(({ label, value }) => `- **${text(label)}:** ${text(value)}`).join('\n');
}

function tableText(table: Table): readonly string[] {
  if (table.rows.length === 0) return [paragraph(table.empty)];
  return partsOf(table).flatMap(({ heading, columns, rows }) => {
    const body = (row: Row): string => line(columns.map(({ key, type }) => text(cellText(row[key], type))));
    const lines = [
      line(columns.map(({ title }) => text(title))),
      line(columns.map(({ type }) => (type === 'number' ? '---:' : '---'))),
      ...rows.map(body),
    ];
    return [...(heading === undefined ? [] : [`### ${text(heading)}`]), lines.join('\n')];
  });
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Workspace text inside a line: every mark escaped. */
function text(plain: string): string {
  return escaped(plain, plain.length + 1).replace(/\b(www)\./gi, '$1\\.');
}

/** Text that begins a line: what would make it a list or a heading is escaped too. */
function paragraph(plain: string): string {
  return text(plain)
    .replace(/^([-+=!])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
