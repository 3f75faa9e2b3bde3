import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const runner = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
const baseGrammar = 'test/grammar/yaml-stand-in.tmLanguage.json';

/** Runs one file of assertions with the base grammar and what package.json contributes. */
function assertScopes(file: string) {
  const result = spawnSync(process.execPath, [runner, '-g', baseGrammar, `test/grammar/${file}`], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status: result.status, output: result.stdout + result.stderr };
}

describe('the grammar of ids', () => {
  test.each(['coloured.test.yaml', 'left-alone.test.yaml', 'undisturbed.test.yaml'])('%s holds', (file) => {
    const { status, output } = assertScopes(file);
    expect(output).not.toMatch(/missing required scopes|prohibited scopes/);
    expect(status, output).toBe(0);
  });

  test('an assertion that is wrong fails', () => {
    const { status } = assertScopes('fixtures/wrong.yaml');
    expect(status).not.toBe(0);
  });

  test('every expression starts where a scalar does, and looks only so far', () => {
    const grammar = JSON.parse(readFileSync(join(root, 'syntaxes/tickmark-ids.tmLanguage.json'), 'utf8')) as {
      readonly repository: Readonly<Record<string, { readonly match: string }>>;
    };
    const expressions = Object.values(grammar.repository).map(({ match }) => match);
    expect(expressions).toHaveLength(5);
    for (const expression of expressions) {
      // Elsewhere a match would take YAML's own grammar out of step.
      expect(expression).toMatch(/^\\G/);
      // Unlimited repetition makes long lines slow.
      expect(expression).not.toMatch(/[\])][*+]/);
    }
  });
});
