import * as vscode from 'vscode';
import { countsText } from '../status-text.ts';
import type { Command } from './command.ts';

/** Reads all files again and opens the Problems panel on what was found. */
export const checkWorkspace: Command = {
  name: 'tickmark.checkWorkspace',
  async run(server) {
    await server.start();
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Tickmark: checking the workspace' },
      () => server.request('tickmark/checkWorkspace', {}),
    );
    const { error, warning, information, hint } = result.counts;
    if (error + warning + information + hint > 0) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    }
    const files = `${result.files} ${result.files === 1 ? 'file' : 'files'}`;
    vscode.window.setStatusBarMessage(`Tickmark: ${files}, ${countsText(result.counts)}`, 8000);
    return result;
  },
};
