import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { createDocument, TELLS_FINDINGS } from '../../engine/features/documents/create-document.ts';
import { exportDocument, exportFileName } from '../../export/export-document.ts';
import {
  DOCUMENT_FORMATS,
  DOCUMENT_VIEWS,
  DOCUMENTS,
  type DocumentParams,
  type DocumentResult,
} from '../../protocol/documents.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/document`: a document in one format, when all files are read and all findings known. */
export async function answerDocument(session: Session, params: DocumentParams): Promise<DocumentResult> {
  const name = known(
    'document',
    params.name,
    DOCUMENTS.map((each) => each.name),
  );
  const format = known('format', params.format, DOCUMENT_FORMATS);
  const view = known('view', params.view ?? 'both', DOCUMENT_VIEWS);
  const { workspace } = await viewRoot(session, params.folder);
  await workspace.whenRead();
  // Half of the findings would make half a gap list, and other bytes than the command line writes.
  if (TELLS_FINDINGS.has(name)) await session.publisher(workspace).caughtUp();
  const { engine } = await viewRoot(session, params.folder);
  const document = createDocument(engine, {
    name,
    view,
    workspace: workspace.location.name,
    tool: `Tickmark ${session.version}`,
    rows: params.rows,
    columns: params.columns,
  });
  const content = await exportDocument(document, format);
  const shared = { title: document.title, fileName: exportFileName(document, format) };
  return typeof content === 'string'
    ? { ...shared, content, encoding: 'utf-8' }
    : { ...shared, content: Buffer.from(content).toString('base64'), encoding: 'base64' };
}

/** The parameters come from a link or another client: only what is known goes on. */
function known<Name extends string>(what: string, written: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === written);
  if (found === undefined)
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `There is no ${what} called "${String(written).slice(0, 60)}". Known are ${names.join(', ')}.`,
    );
  return found;
}
