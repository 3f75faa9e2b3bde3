import * as vscode from 'vscode';
import { TreeEntry } from '../trees/tree-entry.ts';
import type { Command } from './command.ts';
import { recordIdAmong } from './record-id.ts';

/** The id of the record that the cursor stands in: the outline knows where each begins and ends. */
async function recordAtCursor(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    editor.document.uri,
  );
  const { document, selection } = editor;
  const around = (symbols ?? []).filter(({ range }) => range?.contains(selection.active));
  return recordIdAmong(
    around.map(({ name, selectionRange: { start } }) => ({
      name,
      before: document.lineAt(start.line).text.slice(0, start.character),
    })),
  );
}

/** What a view is to select, and in which root: of a line of a tree, else of the record under the cursor. */
async function targetOf(parameter: unknown): Promise<object> {
  if (parameter instanceof TreeEntry) {
    const { folder, control, row, column } = parameter;
    return { ...(folder === '' ? {} : { folder }), control, row, column };
  }
  const folder = vscode.window.activeTextEditor?.document.uri.toString();
  const control = await recordAtCursor();
  return control === undefined ? {} : { folder, control };
}

function show(name: string, command: string): Command {
  return {
    name,
    async run(_server, parameter) {
      await vscode.commands.executeCommand(command, await targetOf(parameter));
    },
  };
}

/** Goes to the line where a thing of a tree is written. */
const openSource: Command = {
  name: 'tickmark.openSource',
  async run(server, parameter) {
    if (!(parameter instanceof TreeEntry) || parameter.place === undefined) return;
    const { folder, place } = parameter;
    const located = await server.request('tickmark/locate', { folder, place });
    const at = new vscode.Position(located.line, located.character);
    await vscode.window.showTextDocument(vscode.Uri.parse(located.uri, true), {
      selection: new vscode.Range(at, at),
      preview: true,
    });
  },
};

const copyId: Command = {
  name: 'tickmark.copyId',
  async run(_server, parameter) {
    const id = parameter instanceof TreeEntry ? parameter.node.subject : undefined;
    if (id === undefined) return;
    await vscode.env.clipboard.writeText(id);
    vscode.window.setStatusBarMessage(`Copied ${id}`, 2000);
  },
};

/** What can be done about a record, from a tree or from an editor. */
export const recordActions: readonly Command[] = [
  openSource,
  copyId,
  show('tickmark.showInMatrix', 'tickmark.openMatrix'),
  show('tickmark.showInTimeline', 'tickmark.openEvidenceTimeline'),
];
