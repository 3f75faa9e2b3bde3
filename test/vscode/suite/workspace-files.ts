import { join } from 'node:path';
import * as vscode from 'vscode';

/** The folder that is open: a copy of test/vscode/workspace. */
export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  return folder;
}

/** URI of a file of the workspace. */
export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.file(join(workspaceFolder().uri.fsPath, path));
}

/** Opens a file of the workspace in an editor. */
export async function openFile(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Position inside the first occurrence of `text`, one character from its start. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} does not hold "${text}".`);
  return document.positionAt(offset + 1);
}

/** Asks until the answer is there; fails with `what` after 20 s, because a server that is slower than that is broken. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Not within 20 s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Our findings in a file, as VS Code shows them. */
export function findings(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(fileUri(path)).filter(({ source }) => source === 'tickmark');
}

/** The rule of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a finding of a rule in a file. */
export function findingOf(path: string, rule: string): Promise<vscode.Diagnostic> {
  return until(`${rule} in ${path}`, () => findings(path).find((finding) => ruleOf(finding) === rule));
}

/** Replaces the first occurrence of a text in an open document, without saving it. */
export async function replaceText(document: vscode.TextDocument, text: string, other: string): Promise<void> {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} does not hold "${text}".`);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, other);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${document.uri.path} could not be edited.`);
}
