import * as vscode from 'vscode';
import type { Place } from '../../../server/src/protocol/place.ts';
import type { FromWebview } from '../../../server/src/protocol/webview-messages.ts';
import { applyEdit } from '../apply-edit.ts';
import { MatrixModel } from './matrix-model.ts';
import type { Asks, PageModel } from './page-model.ts';

/** Shows the line of a place; beside the page, or in front of it. */
async function open(server: Asks, model: PageModel, place: Place, beside: boolean): Promise<void> {
  const { folder } = model;
  const located = await server.request('tickmark/locate', {
    place,
    ...(folder === undefined ? {} : { folder }),
  });
  const at = new vscode.Position(located.line, located.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(located.uri, true), {
    selection: new vscode.Range(at, at),
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
}

/**
 * Does what a page asks of the editor. Answers false when the message asks for nothing of the kind. Rejects with a plain
 * message when it could not be done.
 */
export async function runPageAction(message: FromWebview, model: PageModel, server: Asks): Promise<boolean> {
  switch (message.type) {
    case 'open':
      await open(server, model, message.place, message.beside);
      return true;
    case 'copy':
      await vscode.env.clipboard.writeText(message.text);
      vscode.window.setStatusBarMessage('Copied as Markdown', 2000);
      return true;
    case 'travel':
      await server.request('tickmark/travel', { date: message.date });
      return true;
    case 'command':
      // Which root the page shows: what its buttons open, write or export is of that root.
      await vscode.commands.executeCommand(
        message.command,
        ...(model.root === undefined ? [] : [{ folder: model.root }]),
      );
      return true;
    case 'create-evidence':
    case 'add-mapping':
      if (!(model instanceof MatrixModel)) return false;
      await applyEdit(
        await server.request('tickmark/cellEdit', model.edit(message)),
        vscode.ViewColumn.Beside,
      );
      return true;
    case 'missing-occurrence': {
      const { control, stage, label } = message;
      const folder = model.folder === undefined ? {} : { folder: model.folder };
      const edit = await server.request('tickmark/missingOccurrence', { control, stage, label, ...folder });
      await applyEdit(edit, vscode.ViewColumn.Beside);
      return true;
    }
    default:
      return false;
  }
}
