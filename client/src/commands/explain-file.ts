import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Says by what a file was recognised as a record, or why it was not: the one of the menu, else the one in front. */
export const explainFile: Command = {
  name: 'tickmark.why',
  async run(server, parameter) {
    const uri = parameter instanceof vscode.Uri ? parameter : vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) throw new Error('Open a YAML or Markdown file first.');
    await server.start();
    const { text } = await server.request('tickmark/why', { uri: uri.toString() });
    const name = vscode.workspace.asRelativePath(uri);
    vscode.window.showInformationMessage(name, { modal: true, detail: text }).then(undefined, (error) => {
      // Where no dialog can be shown, as in tests, the answer is still the command's result.
      server.log.debug(String(error));
    });
    return text;
  },
};
