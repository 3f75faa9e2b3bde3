/** Documents that are made from the records: read-only in the editor, and exported. */
export const DOCUMENTS = [
  { name: 'control-evidence-index', title: 'Control and evidence index' },
  { name: 'statement-of-applicability', title: 'Statement of Applicability' },
  { name: 'vendor-table', title: 'Vendor table' },
  { name: 'risk-register', title: 'Risk register' },
  { name: 'gap-list', title: 'Gap list' },
  { name: 'system-description', title: 'System description outline' },
  { name: 'request-list', title: 'Auditor request list' },
  { name: 'readiness', title: 'Readiness' },
  { name: 'matrix', title: 'Crosswalk matrix' },
] as const;

export type DocumentName = (typeof DOCUMENTS)[number]['name'];

export const DOCUMENT_FORMATS = ['md', 'csv', 'xlsx', 'html', 'json'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Which side a document is told from; `both` where it makes no difference. */
export type DocumentView = 'soc2' | 'iso27001' | 'both';

/** Parameters of the request `tickmark/document`. */
export interface DocumentParams {
  readonly folder?: string;
  readonly name: DocumentName;
  readonly format: DocumentFormat;
  readonly view?: DocumentView;
}

/** Answer of `tickmark/document`. The same files and date give the same bytes. */
export interface DocumentResult {
  readonly title: string;
  /** `control-evidence-index_2026-01-12.md`. */
  readonly fileName: string;
  /** Text, or for `xlsx` the bytes in base64. */
  readonly content: string;
  readonly encoding: 'utf-8' | 'base64';
}

/** Scheme of the virtual documents: `tickmark-document:/Vendor table.md?{"name":"vendor-table",...}`. */
export const documentScheme = 'tickmark-document';
