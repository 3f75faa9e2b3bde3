import type { Block, Document } from '../engine/features/documents/document.ts';

/** Grows when a field changes its meaning or goes. */
const VERSION = 1;

/** The whole document for programs: tables with the keys and types of their columns, states by name, lists as lists. */
export function jsonOf({ name, title, provenance, sections }: Document): string {
  const { workspace, frame, view, tool, notes } = provenance;
  const document = {
    version: VERSION,
    document: name,
    title,
    workspace,
    ...frame,
    view,
    tool,
    notes,
    sections: sections.map(({ heading, blocks }) => ({ heading, blocks: blocks.map(plain) })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Rows hold the columns of the table alone, in their order, without those that say nothing. */
function plain(block: Block): unknown {
  if (block.type !== 'table') return block;
  const { type, name, columns, rows } = block;
  return {
    type,
    name,
    columns: columns.map((column) => ({ key: column.key, title: column.title, type: column.type })),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, row[key]]))),
  };
}
