import * as vscode from 'vscode';
import { documentScheme } from '../../../server/src/protocol/documents.ts';
import type { ServerProcess } from '../server-process.ts';
import { partsOf, type ShownDocument, shownBy } from './document-uri.ts';

/** Typing in a record must not write a document anew at each key. */
const PAUSE_MILLISECONDS = 400;

/** The virtual document that shows a document of the records. */
export function documentUri(shown: ShownDocument): vscode.Uri {
  return vscode.Uri.from({ scheme: documentScheme, ...partsOf(shown) });
}

/** The document that a virtual document shows; undefined for any other URI. */
export function documentOf(uri: vscode.Uri): ShownDocument | undefined {
  return uri.scheme === documentScheme ? shownBy(uri.query) : undefined;
}

/** Serves documents as read-only Markdown, and writes those that are open anew when records change. */
export function registerDocuments(server: ServerProcess): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let timer: NodeJS.Timeout | undefined;
  const refreshSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === documentScheme) changed.fire(uri);
    }, PAUSE_MILLISECONDS);
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(documentScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri, token) => contentOf(uri, server, token),
  });
  return vscode.Disposable.from(
    provider,
    changed,
    server.onChanged(refreshSoon),
    // A server that came back, or travelled in time, knows more than the page that says it is down.
    server.onStatus((status) => {
      if (status?.state === 'ready') refreshSoon();
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

async function contentOf(
  uri: vscode.Uri,
  server: ServerProcess,
  token: vscode.CancellationToken,
): Promise<string> {
  const shown = documentOf(uri);
  if (shown === undefined)
    return '# No such document\n\nThis version of Tickmark has no document of this name. Run **Tickmark: Open Document** and choose one.\n';
  try {
    await server.start();
    const { content } = await server.request('tickmark/document', { ...shown, format: 'md' });
    return content;
  } catch (error) {
    if (token.isCancellationRequested) return '';
    const reason = error instanceof Error ? error.message : String(error);
    return `# ${partsOf(shown).path.slice(1, -3)}\n\nThe document cannot be shown: ${reason}\n`;
  }
}
