import * as vscode from 'vscode';
import { countsText } from '../status-text.ts';
import type { Command } from './command.ts';

/** Reads all files again and opens the Problems panel on what was found. Cancelled, it leaves all as it was. */
export const checkWorkspace: Command = {
  name: 'tickmark.checkWorkspace',
  async run(server) {
    await server.start();
    const result = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Tickmark: checking the workspace',
        cancellable: true,
      },
      async (progress, token) => {
        const watching = server.onStatus((status) => {
          if (status?.state === 'indexing' && status.done > 0)
            progress.report({ message: `${status.done} files read` });
        });
        try {
          return await server.request('tickmark/checkWorkspace', {}, token);
        } catch (error) {
          if (token.isCancellationRequested) return undefined;
          throw error;
        } finally {
          watching.dispose();
        }
      },
    );
    if (result === undefined) {
      vscode.window.setStatusBarMessage('Tickmark: the check was cancelled', 4000);
      return undefined;
    }
    const { error, warning, information, hint } = result.counts;
    if (error + warning + information + hint > 0) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    }
    const files = `${result.files} ${result.files === 1 ? 'file' : 'files'}`;
    vscode.window.setStatusBarMessage(`Tickmark: ${files}, ${countsText(result.counts)}`, 8000);
    return result;
  },
};
