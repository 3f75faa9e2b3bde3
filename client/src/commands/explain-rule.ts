import * as vscode from 'vscode';
import { ruleDocumentUri } from '../rule-documents.ts';
import type { ServerProcess } from '../server-process.ts';
import type { Command } from './command.ts';

/** Rules whose findings lie under the cursor come first: they are what the user looks at. */
function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const ids = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'tickmark' && range.contains(editor.selection.active))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return [...new Set(ids)];
}

async function pickRule(server: ServerProcess): Promise<string | undefined> {
  const here = rulesAtCursor();
  const rules = await server.request('tickmark/rules', {});
  const items = rules.map(({ id, title }) => ({ label: id, detail: title }));
  const sorted = [
    ...items.filter(({ label }) => here.includes(label)),
    ...items.filter(({ label }) => !here.includes(label)),
  ];
  const picked = await vscode.window.showQuickPick(sorted, {
    title: 'Explain a rule',
    placeHolder: 'Which rule?',
    matchOnDetail: true,
  });
  return picked?.label;
}

/** Opens the page of a rule, rendered; asks which when it is not named. */
export const explainRule: Command = {
  name: 'tickmark.explainRule',
  async run(server, parameter) {
    await server.start();
    const rule = typeof parameter === 'string' ? parameter : await pickRule(server);
    if (rule === undefined) return;
    await vscode.commands.executeCommand('markdown.showPreview', ruleDocumentUri(rule));
  },
};
