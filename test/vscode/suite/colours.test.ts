import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';

interface GrammarManifest {
  readonly contributes: { readonly grammars: readonly { readonly path: string }[] };
}

function extension(id: string): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(id);
  assert.ok(found, `${id} is not there`);
  return found;
}

/** Paths of the YAML grammars of this very VS Code. */
function realGrammars(): string[] {
  const yaml = extension('vscode.yaml');
  const { contributes } = yaml.packageJSON as GrammarManifest;
  return [...new Set(contributes.grammars.map(({ path }) => join(yaml.extensionPath, path)))];
}

describe('colours of ids', () => {
  for (const file of ['coloured.test.yaml', 'left-alone.test.yaml', 'undisturbed.test.yaml']) {
    it(`are right with the YAML grammar of this VS Code: ${file}`, () => {
      const root = extension('tickmark.tickmark').extensionPath;
      const runner = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
      const grammars = realGrammars().flatMap((path) => ['-g', path]);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [runner, ...grammars, `test/grammar/${file}`],
        // On the desktop the executable is VS Code itself, which this makes a plain Node.
        { cwd: root, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
      );
      assert.equal(status, 0, stdout + stderr);
    });
  }
});
