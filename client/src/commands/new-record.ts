import * as vscode from 'vscode';
import { firstPlaceholder } from '../placeholder.ts';
import type { ServerProcess } from '../server-process.ts';
import type { Command } from './command.ts';
import { chooseWorkspaceFolder } from './workspace-folder.ts';

interface KindItem extends vscode.QuickPickItem {
  readonly recordKind?: string;
}

const kinds: readonly { readonly kind: string; readonly detail: string }[] = [
  { kind: 'control', detail: 'What is done, by whom, how often, and which criteria it serves' },
  { kind: 'risk', detail: 'What may go wrong, how bad it is, and how it is treated' },
  { kind: 'evidence', detail: 'What shows that a control was performed' },
  { kind: 'vendor', detail: 'Who is relied on, with contract, monitoring and assurance' },
  { kind: 'incident', detail: 'What happened, and the records that were kept of it' },
  { kind: 'policy', detail: 'A rule of the house, with approval and review' },
  { kind: 'scope', detail: 'What the audits cover' },
  { kind: 'program', detail: 'People, roles, audits and reviews' },
  { kind: 'soa', detail: 'Statement of Applicability' },
  { kind: 'crosswalk', detail: 'How criteria and Annex A controls relate' },
  { kind: 'framework', detail: 'A framework of your own' },
];
const usualKinds = 3;

async function pickKind(server: ServerProcess, folder: string): Promise<string | undefined> {
  const items = await Promise.all(
    kinds.map(async ({ kind, detail }): Promise<KindItem> => {
      const label = kind.charAt(0).toUpperCase() + kind.slice(1);
      try {
        const { id } = await server.request('tickmark/nextId', { kind, folder });
        return { label, detail, description: id, recordKind: kind };
      } catch {
        // The id is a courtesy here; a real problem shows when the record is asked for.
        return { label, detail, recordKind: kind };
      }
    }),
  );
  const separator: KindItem = { label: 'More kinds', kind: vscode.QuickPickItemKind.Separator };
  const picked = await vscode.window.showQuickPick<KindItem>(
    [...items.slice(0, usualKinds), separator, ...items.slice(usualKinds)],
    { title: 'New record', placeHolder: 'What kind of record?' },
  );
  return picked?.recordKind;
}

async function openAtPlaceholder(file: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const { start, end } = firstPlaceholder(document.getText());
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection: range });
}

/** Parameters by which a caller answers the questions beforehand. */
interface NewRecordAnswers {
  readonly kind?: string;
  readonly title?: string;
}

/** Creates a record with the next free id in a file of its own. The file's creation can be undone. */
export const newRecord: Command = {
  name: 'tickmark.newRecord',
  async run(server, parameter) {
    const answers = (
      typeof parameter === 'object' && parameter !== null ? parameter : {}
    ) as NewRecordAnswers;
    const workspaceFolder = await chooseWorkspaceFolder();
    if (workspaceFolder === undefined) return undefined;
    await server.start();
    const folder = workspaceFolder.uri.toString();
    const kind = answers.kind ?? (await pickKind(server, folder));
    if (kind === undefined) return undefined;
    const planned = await server.request('tickmark/nextId', { kind, folder });
    const title =
      answers.title ??
      (await vscode.window.showInputBox({
        title: `New ${kind} ${planned.id}`,
        prompt: `Title of ${planned.id}`,
        placeHolder: 'What an auditor would call it',
      }));
    if (title === undefined) return undefined;
    const wanted = title.trim() === '' ? {} : { title: title.trim() };
    const record = await server.request('tickmark/nextId', { kind, folder, ...wanted });
    const file = vscode.Uri.parse(record.file, true);
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(file, { contents: new TextEncoder().encode(record.text) });
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new Error(
        `${vscode.workspace.asRelativePath(file)} could not be created. Does it exist already?`,
      );
    }
    await openAtPlaceholder(file);
    return record;
  },
};
