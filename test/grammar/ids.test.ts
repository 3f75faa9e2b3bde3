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

interface Pattern {
  readonly match?: string;
  readonly include?: string;
  readonly patterns?: readonly Pattern[];
}

function regularExpressions(pattern: Pattern): string[] {
  return [
    ...(pattern.match === undefined ? [] : [pattern.match]),
    ...(pattern.patterns ?? []).flatMap(regularExpressions),
  ];
}

describe('the grammar of ids', () => {
  test.each(['coloured.test.yaml', 'left-alone.test.yaml'])('%s holds', (file) => {
    const { status, output } = assertScopes(file);
    expect(output).not.toMatch(/missing required scopes|prohibited scopes/);
    expect(status, output).toBe(0);
  });

  test('an assertion that is wrong fails', () => {
    const { status } = assertScopes('fixtures/wrong.yaml');
    expect(status).not.toBe(0);
  });

  test('no expression can look without bound', () => {
    const grammar = JSON.parse(readFileSync(join(root, 'syntaxes/tickmark-ids.tmLanguage.json'), 'utf8')) as {
      readonly repository: Readonly<Record<string, Pattern>>;
    };
    const expressions = Object.values(grammar.repository).flatMap(regularExpressions);
    expect(expressions.length).toBeGreaterThan(8);
    // A look-behind of unlimited width makes long lines quadratic.
    for (const expression of expressions) {
      const lookBehinds = expression.split('(?<=').slice(1).join('');
      expect(lookBehinds.replace(/\(\?=\[ \\t\]\*.*$/, '')).not.toMatch(/[\])][*+]/);
    }
  });
});
