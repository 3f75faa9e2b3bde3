import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './workspace-files.ts';

const id = 'tickmark.tickmark';

describe('the extension', () => {
  it('is activated by a workspace that holds .tickmark.yaml', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is not installed`);
    await until('activation', () => (extension.isActive ? true : undefined));
  });

  it('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension(id);
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = await vscode.commands.getCommands(true);
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.includes(command));
    assert.deepEqual(missing, []);
  });
});
