import * as vscode from 'vscode';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  type DocumentParams,
  type DocumentResult,
} from '../../../server/src/protocol/documents.ts';
import { chooseDocument, chooseFormat, FORMATS } from '../documents/choose-document.ts';
import { type ShownDocument, shownOf, titleOf } from '../documents/document-uri.ts';
import { documentOf } from '../documents/virtual-documents.ts';
import type { ServerProcess } from '../server-process.ts';
import type { Views } from '../views/views.ts';
import type { Command } from './command.ts';
import { folderOf } from './workspace-folder.ts';

/** The commands that write documents to files. */
export function exportCommands(views: Views): readonly Command[] {
  return [
    {
      // Called on a virtual document, or by a page, it knows which one.
      name: 'tickmark.exportDocument',
      async run(server, parameter, wantedFormat) {
        const known = parameter instanceof vscode.Uri ? documentOf(parameter) : shownOf(parameter);
        const shown = known ?? (await chooseDocument(server, 'Export which document?', folderOf(parameter)));
        return shown === undefined ? undefined : save(server, shown, formatOf(wantedFormat));
      },
    },
    {
      name: 'tickmark.exportMatrix',
      run: (server, _parameter, wantedFormat) =>
        save(server, views.shownMatrix ?? { name: 'matrix', view: 'both' }, formatOf(wantedFormat)),
    },
  ];
}

/** Asks for what is still to be known, and writes the file. Its URI; undefined when the user backs out. */
async function save(
  server: ServerProcess,
  shown: ShownDocument,
  wantedFormat: DocumentFormat | undefined,
): Promise<string | undefined> {
  const title = titleOf(shown.name);
  const format = wantedFormat ?? (await chooseFormat(title));
  if (format === undefined) return undefined;
  const made = await make(server, { ...shown, format }, title);
  if (made === undefined) return undefined;
  const target = await vscode.window.showSaveDialog({
    title: `Export ${title}`,
    filters: { [FORMATS[format].label]: [format] },
    ...defaultPlace(made.fileName, shown.folder),
  });
  if (target === undefined) return undefined;
  await vscode.workspace.fs.writeFile(target, Buffer.from(made.content, made.encoding));
  void offerToOpen(target, title, format);
  return target.toString();
}

function formatOf(value: unknown): DocumentFormat | undefined {
  return DOCUMENT_FORMATS.find((format) => format === value);
}

function defaultPlace(fileName: string, folder: string | undefined): { readonly defaultUri?: vscode.Uri } {
  const root =
    folder === undefined ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.parse(folder, true);
  return root === undefined ? {} : { defaultUri: vscode.Uri.joinPath(root, fileName) };
}

/** Asks the server, shows that it works, and lets the user give up. Undefined when they do. */
async function make(
  server: ServerProcess,
  params: DocumentParams,
  title: string,
): Promise<DocumentResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: `Tickmark: making ${title}`, cancellable: true },
    async (_progress, token) => {
      const givenUp = new Promise<undefined>((resolve) => {
        token.onCancellationRequested(() => resolve(undefined));
      });
      const asked = server.start().then(() => server.request('tickmark/document', params));
      return Promise.race([asked, givenUp]);
    },
  );
}

async function offerToOpen(target: vscode.Uri, title: string, format: DocumentFormat): Promise<void> {
  const name = vscode.workspace.asRelativePath(target);
  const open = 'Open';
  if ((await vscode.window.showInformationMessage(`${title} was saved as ${name}.`, open)) !== open) return;
  const isForOthers = format === 'xlsx' || format === 'html';
  // A file on another machine can only be opened in the editor.
  if (isForOthers && target.scheme === 'file' && vscode.env.remoteName === undefined)
    await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
