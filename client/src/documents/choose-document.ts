import * as vscode from 'vscode';
import {
  DOCUMENT_FORMATS,
  DOCUMENTS,
  type DocumentFormat,
  type DocumentName,
  type DocumentView,
  VIEW_TITLES,
} from '../../../server/src/protocol/documents.ts';
import { fileInFront } from '../commands/workspace-folder.ts';
import type { ServerProcess } from '../server-process.ts';
import type { ShownDocument } from './document-uri.ts';

/** Documents that say the same from either side. */
const ONE_SIDED: ReadonlySet<DocumentName> = new Set(['matrix']);

/** Formats in words, with what they are good for. */
export const FORMATS: Readonly<Record<DocumentFormat, { readonly label: string; readonly detail: string }>> =
  {
    md: { label: 'Markdown', detail: 'For repositories, wikis and pull requests' },
    csv: { label: 'CSV', detail: 'The main table, safe to open in Excel' },
    xlsx: { label: 'Excel workbook', detail: 'All tables, one sheet each' },
    html: { label: 'HTML', detail: 'One page that prints well' },
    json: { label: 'JSON', detail: 'For programs' },
  };

/**
 * Asks which document, from which side, and of which folder, unless the page that asks shows one. Undefined when the user
 * backs out.
 */
export async function chooseDocument(
  server: ServerProcess,
  placeHolder: string,
  folder: string | undefined,
): Promise<ShownDocument | undefined> {
  const picked = await vscode.window.showQuickPick(
    DOCUMENTS.map(({ name, title, description }) => ({ label: title, detail: description, name })),
    { placeHolder, matchOnDetail: true },
  );
  if (picked === undefined) return undefined;
  const view = ONE_SIDED.has(picked.name) ? 'both' : await chooseView(picked.label);
  if (view === undefined) return undefined;
  if (folder !== undefined) return { name: picked.name, view, folder };
  const root = await chooseRoot(server);
  return root === undefined ? undefined : { name: picked.name, view, ...root };
}

/** The root that the file in front lies in, else the one that the user picks; none is named where there is only one. */
async function chooseRoot(server: ServerProcess): Promise<{ readonly folder?: string } | undefined> {
  const inFront = fileInFront();
  await server.start();
  // The smallest answer that names the roots, those below an open folder as well.
  const { folder, folders = [] } = await server.request(
    'tickmark/programmeTimeline',
    inFront === undefined ? {} : { folder: inFront },
  );
  if (folders.length < 2) return {};
  if (inFront !== undefined) return { folder };
  const picked = await vscode.window.showQuickPick(
    folders.map(({ uri, name }) => ({ label: name, uri })),
    { placeHolder: 'Of which folder?' },
  );
  return picked === undefined ? undefined : { folder: picked.uri };
}

async function chooseView(title: string): Promise<DocumentView | undefined> {
  const views: readonly DocumentView[] = ['both', 'soc2', 'iso27001'];
  const picked = await vscode.window.showQuickPick(
    views.map((view) => ({ label: VIEW_TITLES[view], view })),
    { placeHolder: `${title}: for whom?` },
  );
  return picked?.view;
}

/** Asks for a format. Undefined when the user backs out. */
export async function chooseFormat(title: string): Promise<DocumentFormat | undefined> {
  const picked = await vscode.window.showQuickPick(
    DOCUMENT_FORMATS.map((format) => ({ ...FORMATS[format], format })),
    { placeHolder: `${title}: in which format?` },
  );
  return picked?.format;
}
