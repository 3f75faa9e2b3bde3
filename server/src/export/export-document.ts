import type { Document } from '../engine/features/documents/document.ts';
import type { DocumentFormat } from '../protocol/documents.ts';
import { csvOf } from './csv.ts';
import { htmlOf } from './html.ts';
import { jsonOf } from './json.ts';
import { markdownOf } from './markdown.ts';
import { xlsxOf } from './xlsx.ts';

/** A document in one format: text, or the bytes of a format that is none. */
export async function exportDocument(
  document: Document,
  format: DocumentFormat,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'md':
      return markdownOf(document);
    case 'csv':
      return csvOf(document);
    case 'html':
      return htmlOf(document);
    case 'json':
      return jsonOf(document);
    case 'xlsx':
      return xlsxOf(document);
  }
}

/** `vendor-table_2026-01-12.md`; a document of one side names it: `vendor-table_soc2_2026-01-12.md`. */
export function exportFileName({ name, provenance }: Document, format: DocumentFormat): string {
  const { view, frame } = provenance;
  return `${name}${view === 'both' ? '' : `_${view}`}_${frame.asOf}.${format}`;
}
