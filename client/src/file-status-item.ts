import * as vscode from 'vscode';
import { documentSelector, type ServerProcess } from './server-process.ts';

function setIsRecord(isRecord: boolean): void {
  void vscode.commands.executeCommand('setContext', 'tickmark.recordFile', isRecord);
}

/**
 * The second entry beside `{}`: whether the file in front is one of ours, and by what it was recognised. Menus of the
 * editor follow it through the context key `tickmark.recordFile`.
 */
export function createFileStatusItem(server: ServerProcess): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('tickmark.file', documentSelector);
  item.name = 'Tickmark: this file';
  item.text = 'Tickmark: this file';
  item.command = { command: 'tickmark.why', title: 'How?' };
  let asked = 0;
  const update = async () => {
    const mine = ++asked;
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || vscode.languages.match(documentSelector, document) === 0) {
      setIsRecord(false);
      return;
    }
    if (server.status?.state !== 'ready') return;
    try {
      const { text, ours } = await server.request('tickmark/why', { uri: document.uri.toString() });
      // Only the last question counts: the user may have moved on to another file.
      if (mine !== asked) return;
      item.text = text.split('\n', 1)[0] ?? '';
      setIsRecord(ours);
    } catch (error) {
      server.log.debug(`How this file is recognised: ${String(error)}`);
    }
  };
  void update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    server.onStatus(() => void update()),
    new vscode.Disposable(() => setIsRecord(false)),
  );
}
