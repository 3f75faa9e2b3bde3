/** Documents that are made from the records: read-only in the editor, and exported. */
export const DOCUMENTS = [
  {
    name: 'control-evidence-index',
    title: 'Control and evidence index',
    description: 'Each criterion and Annex A control with the controls, artifacts and owners behind it.',
  },
  {
    name: 'statement-of-applicability',
    title: 'Statement of Applicability',
    description: 'All 93 Annex A controls: applicable or not, why, how far, by what.',
  },
  {
    name: 'vendor-table',
    title: 'Vendor table',
    description: 'Vendors by tier: contract and review dates, clauses, monitoring, reports.',
  },
  {
    name: 'risk-register',
    title: 'Risk register',
    description:
      'Risks with the ids of both frameworks, treatment, owner, residual risk and what reopens them.',
  },
  {
    name: 'gap-list',
    title: 'Gap list',
    description: 'What fails if nothing is done, most pressing first.',
  },
  {
    name: 'system-description',
    title: 'System description outline',
    description: 'The headings of a system description with what the records say, and what they do not.',
  },
  {
    name: 'request-list',
    title: 'Auditor request list',
    description: 'What to hand to the auditor: population, period, owner and place.',
  },
  {
    name: 'readiness',
    title: 'Readiness',
    description: 'Covered, evidenced, stale and missed per series and theme.',
  },
  {
    name: 'matrix',
    title: 'Crosswalk matrix',
    description: 'Criteria against Annex A, with the artifacts of each pair.',
  },
] as const;

/** Name of a document, as the command line takes it. */
export type DocumentName = (typeof DOCUMENTS)[number]['name'];

/** Formats of an export, by their file endings. */
export const DOCUMENT_FORMATS = ['md', 'csv', 'xlsx', 'html', 'json'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Which side a document is told from; `both` where it makes no difference. */
export const DOCUMENT_VIEWS = ['soc2', 'iso27001', 'both'] as const;
export type DocumentView = (typeof DOCUMENT_VIEWS)[number];

/** The views in words. */
export const VIEW_TITLES: Readonly<Record<DocumentView, string>> = {
  soc2: 'SOC 2',
  iso27001: 'ISO/IEC 27001',
  both: 'SOC 2 and ISO/IEC 27001',
};

/** Parameters of the request `tickmark/document`. */
export interface DocumentParams {
  readonly folder?: string;
  readonly name: DocumentName;
  readonly format: DocumentFormat;
  readonly view?: DocumentView;
  /** Frameworks of the axes, for `matrix` only; `soc2` and `iso27001` when missing, as in `MatrixParams`. */
  readonly rows?: string;
  readonly columns?: string;
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
