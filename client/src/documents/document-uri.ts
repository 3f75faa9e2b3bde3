import {
  DOCUMENT_VIEWS,
  DOCUMENTS,
  type DocumentName,
  type DocumentView,
} from '../../../server/src/protocol/documents.ts';

/** Which document a virtual document shows. */
export interface ShownDocument {
  readonly name: DocumentName;
  readonly view: DocumentView;
  /** URI of the workspace root; the first one when missing. */
  readonly folder?: string;
  /** Frameworks of the axes, for the matrix only: SOC 2 and Annex A when missing. */
  readonly rows?: string;
  readonly columns?: string;
}

/** Title of a document, as tabs and lists show it. */
export function titleOf(name: DocumentName): string {
  return DOCUMENTS.find((each) => each.name === name)?.title ?? name;
}

/** Path and query of the URI of a virtual document: the path is what a tab shows. */
export function partsOf(shown: ShownDocument): { readonly path: string; readonly query: string } {
  const { name, view, folder, rows, columns } = shown;
  const side = view === 'both' ? '' : ` (${view === 'soc2' ? 'SOC 2' : 'ISO 27001'})`;
  // Always in this order: the same document must have the same URI.
  const query = JSON.stringify({ name, view, folder, rows, columns });
  return { path: `/${titleOf(name)}${side}.md`, query };
}

/** What the query of a URI asks for; undefined when it is none of ours, for a link can hold anything. */
export function shownBy(query: string): ShownDocument | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(query);
  } catch {
    return undefined;
  }
  return shownOf(parsed);
}

/** A document that a link, a page or another extension asks for; undefined when there is none such. */
export function shownOf(value: unknown): ShownDocument | undefined {
  if (typeof value === 'string') return shownOf({ name: value });
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, view = 'both', ...rest } = value as Readonly<Record<string, unknown>>;
  const document = DOCUMENTS.find((each) => each.name === name);
  const side = DOCUMENT_VIEWS.find((each) => each === view);
  if (document === undefined || side === undefined) return undefined;
  const texts: { folder?: string; rows?: string; columns?: string } = {};
  for (const key of ['folder', 'rows', 'columns'] as const) {
    const text = rest[key];
    if (typeof text === 'string') texts[key] = text;
    else if (text !== undefined) return undefined;
  }
  return { name: document.name, view: side, ...texts };
}
