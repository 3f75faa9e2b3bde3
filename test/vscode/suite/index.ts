/** Entry of the suite: VS Code calls `run` inside its extension host. */

import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import type { SuiteResult, TestResult } from './suite-result.ts';

function writeResult(result: SuiteResult): void {
  const file = process.env['TICKMARK_SUITE_RESULT'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
}

/** Says nothing: the runner prints the results, in whatever VS Code they were had. */
class SilentReporter {}

/** Runs all tests; rejects when one failed, which VS Code turns into exit code 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: SilentReporter as unknown as typeof Mocha.reporters.Base,
    timeout: 60_000,
    forbidOnly: true,
    forbidPending: true,
  });
  const only = process.env['TICKMARK_SUITE_GREP'];
  if (only !== undefined) mocha.grep(only);
  // Defines describe, it and the rest, which the test modules use while they are loaded.
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import('./activation.test.ts');
  await import('./findings.test.ts');
  await import('./reading.test.ts');
  await import('./records.test.ts');
  await import('./colours.test.ts');
  await import('./views.test.ts');
  await import('./crash.test.ts');
  if (process.env['TICKMARK_SUITE_MUST_FAIL'] === '1') await import('./failing.test.ts');

  const tests: TestResult[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => tests.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }));
    runner.on('fail', (test, error) => {
      const failure = String(error.stack ?? error.message);
      tests.push({
        title: test.fullTitle(),
        failure,
        milliseconds: ('duration' in test ? test.duration : 0) ?? 0,
      });
    });
  });
  const { appName, appHost } = vscode.env;
  writeResult({ tests, vscode: vscode.version, host: `${appName}, ${appHost}` });
  const failed = tests.filter(({ failure }) => failure !== undefined).length;
  if (failed > 0) throw new Error(`${failed} of the tests in VS Code failed.`);
}
