import * as vscode from 'vscode';
import type { FileChange, WorkspaceEdit } from '../../server/src/protocol/workspace-edit.ts';
import { firstPlaceholder } from './placeholder.ts';

function addChange(edit: vscode.WorkspaceEdit, change: FileChange): void {
  const uri = vscode.Uri.parse(change.uri, true);
  if (change.type === 'create') {
    edit.createFile(uri, { contents: new TextEncoder().encode(change.text) });
    return;
  }
  for (const { start, end, text } of change.edits) {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    edit.replace(uri, range, text);
  }
}

/** Opens a file with the first `?` selected, or at the given line when there is none. */
async function openAtPlaceholder(uri: vscode.Uri, line: number, column: vscode.ViewColumn): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { start, end } = firstPlaceholder(document.getText());
  const selection =
    start === end
      ? new vscode.Range(line, 0, line, 0)
      : new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection, viewColumn: column });
}

/**
 * Applies an edit of the server as one step that can be undone, and shows where a person goes on. Rejects with a plain
 * message when VS Code does not take it; then nothing is changed.
 */
export async function applyEdit(edit: WorkspaceEdit, column: vscode.ViewColumn): Promise<void> {
  const [first] = edit.changes;
  if (first === undefined) throw new Error('There is nothing to change: it is there already.');
  const applied = new vscode.WorkspaceEdit();
  for (const change of edit.changes) addChange(applied, change);
  if (!(await vscode.workspace.applyEdit(applied))) {
    const path = vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri, true));
    throw new Error(`${path} could not be changed. Was it edited meanwhile, or does it exist already?`);
  }
  const then = edit.then?.uri ?? first.uri;
  const edited = edit.changes.find((change) => change.uri === then);
  const line = edited?.type === 'edit' ? (edited.edits[0]?.start.line ?? 0) : 0;
  await openAtPlaceholder(vscode.Uri.parse(then, true), line, column);
}
