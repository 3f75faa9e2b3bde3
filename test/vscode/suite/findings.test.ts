import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findingOf, findings, openFile, replaceText, ruleOf, until } from './workspace-files.ts';

/** The quick fixes at a finding; none when VS Code cancels the request because something about the editor changed. */
async function quickFixes(
  document: vscode.TextDocument,
  { range }: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      // How many of them are resolved to their edits.
      20,
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return [];
    throw error;
  }
}

/** Applies a code action as the editor does: first its edit, then its command. */
async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit !== undefined) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command !== undefined) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

describe('findings', () => {
  it('appear in a file that was never opened', async () => {
    const finding = await findingOf('controls/CM-001.yaml', 'reference/unknown-document');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.match(finding.message, /EV-CHG-404/);
    const open = vscode.workspace.textDocuments.map(({ uri }) => uri.toString());
    assert.ok(!open.includes(fileUri('controls/CM-001.yaml').toString()), 'the file is open');
  });

  it('stand exactly on the id that is wrong', async () => {
    const document = await openFile('controls/AC-001.yaml');
    const finding = await findingOf('controls/AC-001.yaml', 'reference/unknown-criterion');
    assert.equal(document.getText(finding.range), 'CC9.3');
  });

  it('mark ids of the 2013 edition as deprecated', async () => {
    const finding = await findingOf('controls/AC-001.yaml', 'reference/legacy-2013-control');
    assert.deepEqual(finding.tags, [vscode.DiagnosticTag.Deprecated]);
  });

  it('link to the page of their rule', async () => {
    const { code } = await findingOf('controls/AC-001.yaml', 'reference/unknown-criterion');
    assert.ok(typeof code === 'object' && code !== null, 'there is no link');
    assert.equal(code.target.scheme, 'tickmark-rule');
    const page = await vscode.workspace.openTextDocument(code.target);
    // A page that says something: the client words a missing one itself.
    assert.match(page.getText(), /reference\/unknown-criterion/);
    assert.doesNotMatch(page.getText(), /no rule of this name|cannot be shown/);
  });

  it('never appear in a file that is not ours', async () => {
    await openFile('other/deployment.yaml');
    await findingOf('controls/AC-001.yaml', 'reference/unknown-criterion');
    assert.deepEqual(findings('other/deployment.yaml'), []);
  });

  it('go away when their quick fix is applied', async () => {
    const document = await openFile('controls/AC-001.yaml');
    const finding = await findingOf('controls/AC-001.yaml', 'reference/unknown-criterion');
    // VS Code drops a request when something about the editor changes, and asks again: so does this.
    const fix = await until('a quick fix to CC9.2', async () =>
      (await quickFixes(document, finding)).find(({ title }) => title.includes('CC9.2')),
    );
    await apply(fix);
    assert.match(document.getText(), /soc2: \[CC6\.2, CC6\.3, CC9\.2\]/);
    await until('the finding is gone', () => {
      const rules = findings('controls/AC-001.yaml').map(ruleOf);
      return rules.includes('reference/unknown-criterion') ? undefined : true;
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('come with the mistake, as it is typed', async () => {
    const document = await openFile('evidence/EV-IAM-001.yaml');
    await replaceText(document, '[AC-001]', '[AC-007]');
    const finding = await findingOf('evidence/EV-IAM-001.yaml', 'reference/unknown-document');
    assert.equal(document.getText(finding.range), 'AC-007');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
