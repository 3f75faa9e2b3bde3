import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, openFile, positionOf, until } from './workspace-files.ts';

async function hoverText(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<string | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
  return texts.length === 0 ? undefined : texts.join('\n');
}

describe('reading', () => {
  it('a hover on a criterion says what it is about', async () => {
    const document = await openFile('controls/AC-001.yaml');
    const text = await until('hover', () => hoverText(document, positionOf(document, 'CC6.2')));
    assert.match(text, /CC6\.2/);
    assert.match(text, /A\.5\.1[5-8]/);
  });

  it('a hover on a control shows its evidence', async () => {
    const document = await openFile('controls/AC-001.yaml');
    const text = await until('hover', () => hoverText(document, positionOf(document, 'AC-001')));
    assert.match(text, /EV-IAM-001/);
  });

  it('go to definition crosses files', async () => {
    const document = await openFile('controls/AC-001.yaml');
    const [target] = await until('definition', async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionOf(document, 'EV-IAM-001'),
      );
      return found.length > 0 ? found : undefined;
    });
    assert.ok(target);
    const uri = 'targetUri' in target ? target.targetUri : target.uri;
    assert.equal(uri.toString(), fileUri('evidence/EV-IAM-001.yaml').toString());
  });

  it('references are found in other files', async () => {
    const document = await openFile('evidence/EV-IAM-001.yaml');
    const found = await until('references', async () => {
      const locations = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        positionOf(document, 'EV-IAM-001'),
      );
      return locations.length > 0 ? locations : undefined;
    });
    const files = found.map(({ uri }) => uri.toString());
    assert.ok(files.includes(fileUri('controls/AC-001.yaml').toString()));
  });
});
