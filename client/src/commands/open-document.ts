import * as vscode from 'vscode';
import { chooseDocument } from '../documents/choose-document.ts';
import { shownOf } from '../documents/document-uri.ts';
import { documentUri } from '../documents/virtual-documents.ts';
import type { Command } from './command.ts';
import { folderOf } from './workspace-folder.ts';

/** Shows a document made from the records, read-only. A tree or a page may say which one. */
export const openDocument: Command = {
  name: 'tickmark.openDocument',
  async run(server, parameter) {
    const shown =
      shownOf(parameter) ?? (await chooseDocument(server, 'Which document?', folderOf(parameter)));
    if (shown === undefined) return undefined;
    const uri = documentUri(shown);
    // The manifest associates the scheme with the Markdown preview.
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    return uri.toString();
  },
};
