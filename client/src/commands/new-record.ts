import * as vscode from 'vscode';
import { firstPlaceholder } from '../placeholder.ts';
import type { ServerProcess } from '../server-process.ts';
import type { Command } from './command.ts';
import { pickKind } from './record-kinds.ts';
import { chooseWorkspaceFolder } from './workspace-folder.ts';

async function openAtPlaceholder(file: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const { start, end } = firstPlaceholder(document.getText());
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection: range });
}

/** Parameters by which a caller answers the questions beforehand. */
export interface NewRecordAnswers {
  readonly kind?: string;
  readonly title?: string;
  /** URI of the workspace folder, or of a file in it. */
  readonly folder?: string;
  /** URI of the folder to put the file in. */
  readonly directory?: string;
  /** Id of the control that new evidence is for. */
  readonly control?: string;
}

function answersOf(parameter: unknown): NewRecordAnswers {
  return (typeof parameter === 'object' && parameter !== null ? parameter : {}) as NewRecordAnswers;
}

/** Creates a record with the next free id in a file of its own. The file's creation can be undone. */
export async function createRecord(server: ServerProcess, answers: NewRecordAnswers): Promise<unknown> {
  const folder = answers.folder ?? (await chooseWorkspaceFolder());
  if (folder === undefined) return undefined;
  await server.start();
  const { control, directory } = answers;
  const place = {
    folder,
    ...(control === undefined ? {} : { control }),
    ...(directory === undefined ? {} : { directory }),
  };
  const kind = answers.kind ?? (await pickKind(server, folder));
  if (kind === undefined) return undefined;
  const planned = await server.request('tickmark/nextId', { kind, ...place });
  const title =
    answers.title ??
    (await vscode.window.showInputBox({
      title: `New ${kind} ${planned.id}${control === undefined ? '' : ` for ${control}`}`,
      prompt: `Title of ${planned.id}`,
      placeHolder: 'What an auditor would call it',
    }));
  if (title === undefined) return undefined;
  const wanted = title.trim() === '' ? {} : { title: title.trim() };
  const record = await server.request('tickmark/nextId', { kind, ...place, ...wanted });
  const file = vscode.Uri.parse(record.file, true);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(record.text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`${vscode.workspace.asRelativePath(file)} could not be created. Does it exist already?`);
  }
  await openAtPlaceholder(file);
  return record;
}

/** Asks which kind, unless the caller says so. */
export const newRecord: Command = {
  name: 'tickmark.newRecord',
  run: (server, parameter) => createRecord(server, answersOf(parameter)),
};

/** From the menu of a folder in the explorer: the record goes into that folder. */
export const newRecordHere: Command = {
  name: 'tickmark.newRecordHere',
  async run(server, parameter) {
    if (!(parameter instanceof vscode.Uri)) return createRecord(server, {});
    const folder = vscode.workspace.getWorkspaceFolder(parameter);
    if (folder === undefined) throw new Error('This folder is not part of the workspace.');
    return createRecord(server, { folder: folder.uri.toString(), directory: parameter.toString() });
  },
};
