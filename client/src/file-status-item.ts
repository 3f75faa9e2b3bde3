import * as vscode from 'vscode';
import { documentSelector, type ServerProcess } from './server-process.ts';

/** The second entry beside `{}`: whether the file in front is one of ours, and by what it was recognised. */
export function createFileStatusItem(server: ServerProcess): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('tickmark.file', documentSelector);
  item.name = 'Tickmark: this file';
  item.text = 'Tickmark: this file';
  item.command = { command: 'tickmark.why', title: 'How?' };
  let asked = 0;
  const update = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || server.status?.state !== 'ready') return;
    if (vscode.languages.match(documentSelector, document) === 0) return;
    const mine = ++asked;
    try {
      const { text } = await server.request('tickmark/why', { uri: document.uri.toString() });
      // Only the last question counts: the user may have moved on to another file.
      if (mine === asked) item.text = text.split('\n', 1)[0] ?? '';
    } catch (error) {
      server.log.debug(`How this file is recognised: ${String(error)}`);
    }
  };
  void update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    server.onStatus(() => void update()),
  );
}
