import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Says by what the file in front was recognised as a record, or why it was not. */
export const explainFile: Command = {
  name: 'tickmark.why',
  async run(server) {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) throw new Error('Open a YAML or Markdown file first.');
    await server.start();
    const { text } = await server.request('tickmark/why', { uri: document.uri.toString() });
    const name = vscode.workspace.asRelativePath(document.uri);
    vscode.window.showInformationMessage(name, { modal: true, detail: text }).then(undefined, (error) => {
      // Where no dialog can be shown, as in tests, the answer is still the command's result.
      server.log.debug(String(error));
    });
    return text;
  },
};
