import * as vscode from 'vscode';
import type { ServerProcess } from './server-process.ts';
import { statusBarText } from './status-bar-text.ts';

const BACKGROUNDS = {
  warning: 'statusBarItem.warningBackground',
  error: 'statusBarItem.errorBackground',
} as const;

/** The entry of Tickmark in the status bar: what was found, or the day that somebody has travelled to. */
export function createStatusBarItem(server: ServerProcess): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('tickmark.summary', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Tickmark';
  item.command = 'tickmark.showActions';
  const update = (): void => {
    const words = statusBarText(server.status, server.isWanted);
    if (words === undefined) {
      item.hide();
      return;
    }
    item.text = words.text;
    item.tooltip = words.tooltip;
    item.accessibilityInformation = { label: words.spoken, role: 'button' };
    item.backgroundColor =
      words.background === undefined ? undefined : new vscode.ThemeColor(BACKGROUNDS[words.background]);
    item.show();
  };
  update();
  return vscode.Disposable.from(item, server.onStatus(update));
}
