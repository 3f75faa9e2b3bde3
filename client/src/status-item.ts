import * as vscode from 'vscode';
import { documentSelector, type ServerProcess } from './server-process.ts';
import { statusText } from './status-text.ts';

const showLog: vscode.Command = { command: 'tickmark.showLog', title: 'Show Log' };
const checkWorkspace: vscode.Command = { command: 'tickmark.checkWorkspace', title: 'Check Workspace' };

/** The entry beside `{}` in the status bar of a YAML or Markdown editor: how the server is doing, and what it found. */
export function createStatusItem(server: ServerProcess): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('tickmark.status', documentSelector);
  item.name = 'Tickmark';
  const update = () => {
    const words = statusText(server.status);
    item.text = words.text;
    item.detail = words.detail;
    item.busy = words.busy;
    item.severity =
      words.severity === 'error'
        ? vscode.LanguageStatusSeverity.Error
        : vscode.LanguageStatusSeverity.Information;
    item.command = server.status?.state === 'ready' ? checkWorkspace : showLog;
  };
  update();
  return vscode.Disposable.from(item, server.onStatus(update));
}
