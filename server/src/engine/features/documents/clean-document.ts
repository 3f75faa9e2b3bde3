import type { Block, Cell, Document, Row, Section } from './document.ts';

// Control characters; characters that reorder what stands beside them; byte order marks, tags and what is no character, which nobody sees.
// Joiners stay: scripts and emoji need them.
const HARMFUL =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const SPACE = /\s+/g;

/** A text of the workspace on one line, without characters that could deceive a reader or break a format. */
function cleanText(text: string): string {
  return text.replace(SPACE, ' ').replace(HARMFUL, '').replace(LONE_SURROGATE, '\ufffd').trim();
}

/** The document with every text cleaned: one place, so that no format has to think of it. */
export function cleanDocument(document: Document): Document {
  const { provenance } = document;
  return {
    ...document,
    title: cleanText(document.title),
    provenance: {
      ...provenance,
      workspace: cleanText(provenance.workspace),
      notes: provenance.notes.map(cleanText),
    },
    sections: document.sections.map(cleanSection),
  };
}

function cleanSection({ heading, blocks }: Section): Section {
  return { heading: cleanText(heading), blocks: blocks.map(cleanBlock) };
}

function cleanBlock(block: Block): Block {
  switch (block.type) {
    case 'paragraph':
      return { ...block, text: cleanText(block.text) };
    case 'list':
      return { ...block, items: block.items.map(cleanText) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => ({ label: cleanText(label), value: cleanText(value) })),
      };
    case 'table':
      return {
        ...block,
        name: cleanText(block.name),
        columns: block.columns.map((column) => ({ ...column, title: cleanText(column.title) })),
        rows: block.rows.map(cleanRow),
      };
  }
}

function cleanRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cleanCell(cell)]));
}

function cleanCell(cell: Cell): Cell {
  if (typeof cell === 'string') return cleanText(cell);
  if (typeof cell === 'number' || cell === undefined) return cell;
  return cell.map(cleanText).filter((text) => text !== '');
}
