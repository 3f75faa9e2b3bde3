import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { chooseWorkspaceFolder, folderOf } from './workspace-folder.ts';

const previewScheme = 'tickmark-preview';

/** Shows text that is not written yet, as the file it would become. */
async function showPreview(path: string, text: string): Promise<vscode.Disposable> {
  const uri = vscode.Uri.from({ scheme: previewScheme, path });
  const provider = vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
    provideTextDocumentContent: () => text,
  });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: true });
  return new vscode.Disposable(() => {
    provider.dispose();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const shown = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
    void vscode.window.tabGroups.close(shown);
  });
}

/** Proposes a `.tickmark.yaml` that fits what the folder holds, shows it, and writes it only when told to. */
export const setUpFolder: Command = {
  name: 'tickmark.init',
  async run(server, parameter) {
    const folder = folderOf(parameter) ?? (await chooseWorkspaceFolder());
    if (folder === undefined) return;
    await server.start();
    const proposal = await server.request('tickmark/init', { folder });
    const file = vscode.Uri.parse(proposal.file, true);
    if (proposal.exists) {
      await vscode.window.showTextDocument(file);
      void vscode.window.showInformationMessage(
        `Tickmark: this folder is set up already: ${vscode.workspace.asRelativePath(file)} is its configuration.`,
      );
      return;
    }
    const preview = await showPreview(file.path, proposal.text);
    const write = 'Write File';
    const name = vscode.workspace.asRelativePath(file);
    const choice = await vscode.window.showInformationMessage(
      `Tickmark: write this configuration to ${name}?`,
      write,
      'Cancel',
    );
    preview.dispose();
    if (choice !== write) return;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(file, { contents: new TextEncoder().encode(proposal.text) });
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${name} could not be written.`);
    await vscode.window.showTextDocument(file);
  },
};
