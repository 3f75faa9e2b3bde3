import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, until } from './workspace-files.ts';

describe('commands', () => {
  it('create a record with the next free id, open at its first placeholder', async () => {
    const record = await vscode.commands.executeCommand<{ id: string; file: string }>('tickmark.newRecord', {
      kind: 'control',
      title: 'Backups are restored once a quarter',
    });
    assert.ok(record, 'nothing was created');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), vscode.Uri.parse(record.file).toString());
    const text = editor?.document.getText() ?? '';
    assert.ok(text.includes(`id: ${record.id}`));
    assert.ok(text.includes('Backups are restored once a quarter'));
    assert.ok(record.id !== 'AC-001' && record.id !== 'CM-001');
    await vscode.workspace.fs.delete(vscode.Uri.parse(record.file));
  });

  it('show the page of a rule, rendered', async () => {
    await vscode.commands.executeCommand('tickmark.explainRule', 'reference/unknown-criterion');
    await until('a preview tab', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom
        ? true
        : undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('say how a file was recognised', async () => {
    await openFile('controls/AC-001.yaml');
    const text = await vscode.commands.executeCommand<string>('tickmark.why');
    assert.match(text, /control/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('check the workspace and count what they found', async () => {
    const result = await vscode.commands.executeCommand<{ files: number; counts: { error: number } }>(
      'tickmark.checkWorkspace',
    );
    assert.ok(result.files >= 3);
    assert.ok(result.counts.error >= 2);
  });
});
