import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../../../client/src/extension.ts';
import type { TreeEntry } from '../../../client/src/trees/tree-entry.ts';
import type { TreeProvider } from '../../../client/src/trees/tree-provider.ts';
import type { TreeName } from '../../../server/src/protocol/trees.ts';
import { fileUri, findings, openFile, ruleOf, until } from './workspace-files.ts';

async function parts(): Promise<ExtensionParts> {
  const extension = vscode.extensions.getExtension<ExtensionParts>('tickmark.tickmark');
  if (extension === undefined) throw new Error('The extension is not installed.');
  return extension.activate();
}

async function provider(name: TreeName): Promise<TreeProvider> {
  const view = (await parts()).trees.views.get(name);
  if (view === undefined) throw new Error(`There is no view ${name}.`);
  return view.provider;
}

/** Goes down a tree by the beginnings of labels and returns the children at the end. */
async function unfold(name: TreeName, ...labels: readonly string[]): Promise<TreeEntry[]> {
  const tree = await provider(name);
  let entries = await tree.getChildren();
  for (const label of labels) {
    const entry = entries.find(({ node }) => node.label.startsWith(label));
    if (entry === undefined)
      throw new Error(`${label} is not among ${entries.map(({ node }) => node.label)}`);
    entries = await tree.getChildren(entry);
  }
  return entries;
}

function travel(date: string | null): Thenable<unknown> {
  return vscode.commands.executeCommand('tickmark.travel', { date });
}

describe('trees', () => {
  it('lead from a framework to the evidence, and from there to the source', async () => {
    const [evidence] = await unfold('controls', 'SOC 2', 'CC6', 'CC6.2', 'AC-001');
    assert.ok(evidence, 'the control has no evidence');
    assert.match(evidence.node.label, /^EV-IAM-001/);
    const item = (await provider('controls')).getTreeItem(evidence);
    assert.equal(item.command?.command, 'tickmark.openSource');
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), fileUri('evidence/EV-IAM-001.yaml').toString());
    assert.equal(editor.selection.active.line, 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('name what is missing and what leads nowhere', async () => {
    const broken = await unfold('gaps', 'Broken references');
    assert.deepEqual(broken.map(({ node }) => node.label).sort(), ['A.9.2.1', 'CC9.3', 'EV-CHG-404']);
    const missed = await unfold('gaps', 'Missed occurrences').catch(() => []);
    for (const { node } of missed) assert.equal(node.state, 'missed');
  });

  it('copy the id of a line', async () => {
    const [evidence] = await unfold('controls', 'SOC 2', 'CC6', 'CC6.2', 'AC-001');
    await vscode.commands.executeCommand('tickmark.copyId', evidence);
    assert.equal(await vscode.env.clipboard.readText(), 'EV-IAM-001');
  });

  it('have a welcome instead of an error while the workspace has none of their records', async () => {
    assert.deepEqual(await unfold('vendors'), []);
  });
});

describe('time travel', () => {
  const isStale = (): true | undefined =>
    findings('evidence/EV-IAM-001.yaml').map(ruleOf).includes('evidence/stale') ? true : undefined;
  const isFresh = (): true | undefined => (isStale() === true ? undefined : true);

  it('changes findings, trees and marks, and comes back', async () => {
    const { decorations } = await parts();
    const badge = (): string | undefined =>
      decorations.provideFileDecoration(fileUri('evidence/EV-IAM-001.yaml'))?.badge;
    await openFile('evidence/EV-IAM-001.yaml');
    await until('no stale evidence at first', isFresh);

    const travelled = await travel('2026-12-01');
    assert.deepEqual(travelled, { asOf: '2026-12-01', origin: 'travel' });
    await until('stale evidence', isStale);
    const [overdue] = await unfold('evidence-due', 'Overdue');
    assert.match(overdue?.node.label ?? '', /^EV-IAM-001/);
    await until('a mark of the file', () => (badge() === '!' ? true : undefined));

    const back = (await vscode.commands.executeCommand('tickmark.travelBack')) as { origin: string };
    assert.equal(back.origin, 'pinned');
    await until('fresh evidence again', isFresh);
    assert.deepEqual(await unfold('evidence-due', 'Overdue'), []);
    await until('no mark of the file', () => (badge() === undefined ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('refuses what is no day, in plain words, and stays where it is', async () => {
    assert.equal(await travel('2026-02-30'), undefined);
    assert.equal(isStale(), undefined);
  });
});

describe('marks of files', () => {
  it('show a file that points at nothing as broken, and leave out what is not ours', async () => {
    const { decorations } = await parts();
    const mark = await until('a mark', () =>
      decorations.provideFileDecoration(fileUri('controls/CM-001.yaml')),
    );
    assert.equal(mark.badge, '?');
    assert.match(mark.tooltip ?? '', /EV-CHG-404/);
    assert.equal(decorations.provideFileDecoration(fileUri('other/deployment.yaml')), undefined);
  });

  it('can be switched off', async () => {
    const { decorations } = await parts();
    const settings = vscode.workspace.getConfiguration('tickmark');
    const file = fileUri('controls/CM-001.yaml');
    await settings.update('decorations.enable', false, vscode.ConfigurationTarget.Global);
    await until('no mark', () => (decorations.provideFileDecoration(file) === undefined ? true : undefined));
    await settings.update('decorations.enable', undefined, vscode.ConfigurationTarget.Global);
    await until('the mark again', () => decorations.provideFileDecoration(file));
  });
});

describe('the commands for new records', () => {
  it('write a control without an error in it', async () => {
    const record = await vscode.commands.executeCommand<{ id: string; file: string }>('tickmark.newControl', {
      title: 'Backups are restored: every quarter',
    });
    const uri = vscode.Uri.parse(record.file);
    try {
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, new RegExp(`^kind: control\\nid: ${record.id}\\ntitle: .*every quarter`));
      const path = vscode.workspace.asRelativePath(uri);
      // What is to be filled in is told; nothing is wrong with what was written.
      await until('findings of the new record', () => (findings(path).length > 0 ? true : undefined));
      const errors = findings(path).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      const rules = errors.map(ruleOf).filter((rule) => /^(?:file|record|config)\//.test(rule));
      assert.deepEqual(rules, []);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('write evidence for the control of a line', async () => {
    const controls = await unfold('controls', 'SOC 2', 'CC6', 'CC6.2');
    const control = controls.find(({ control: id }) => id === 'AC-001');
    assert.ok(control, 'there is no such line');
    const record = await vscode.commands.executeCommand<{ file: string; text: string }>(
      'tickmark.newEvidence',
      { control: control.control, title: 'Review of the quarter' },
    );
    try {
      assert.match(record.text, /controls:\n {2}- AC-001\n/);
      assert.match(record.file, /\/evidence\/[^/]+\.yaml$/);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.parse(record.file));
    }
  });
});
