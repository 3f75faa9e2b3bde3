/**
 * Runs the suite inside VS Code: the desktop application that TICKMARK_VSCODE names, else the browser host of
 * test/vscode/host, which is installed when it is missing. Nothing is skipped: without any VS Code the run fails.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildSuite } from './build-suite.ts';
import { hostFolder, installHost } from './host/install.ts';
import type { SuiteResult } from './suite/suite-result.ts';

const root = join(import.meta.dirname, '../..');

/** The executable to start, or a sentence that says why there is none. */
function findVscode(): { executable: string } | { reason: string } {
  const named = process.env['TICKMARK_VSCODE'];
  if (named !== undefined) {
    return existsSync(named)
      ? { executable: named }
      : { reason: `TICKMARK_VSCODE names ${named}, which is not there.` };
  }
  const host = installHost();
  return host.ok ? { executable: join(hostFolder, 'launcher') } : { reason: host.reason };
}

function readResult(file: string): SuiteResult | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as SuiteResult;
}

const vscode = findVscode();
if ('reason' in vscode) {
  console.error(`The tests in VS Code cannot run: ${vscode.reason}`);
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'tickmark-suite-'));
const workspace = join(scratch, 'workspace');
const resultFile = join(scratch, 'result.json');
cpSync(join(import.meta.dirname, 'workspace'), workspace, { recursive: true });
let exitCode = 0;
try {
  await runTests({
    vscodeExecutablePath: vscode.executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: await buildSuite(),
    launchArgs: [workspace],
    extensionTestsEnv: { TICKMARK_SUITE_RESULT: resultFile },
  });
} catch (error) {
  exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
}

const result = readResult(resultFile);
if (result === undefined) {
  console.error(`VS Code ended before the suite did (started: ${vscode.executable}).`);
  exitCode = 1;
} else {
  for (const { title, failure, milliseconds } of result.tests) {
    console.log(`  ${failure === undefined ? 'passed' : 'FAILED'}  ${title} (${milliseconds} ms)`);
    if (failure !== undefined) console.log(failure.replace(/^/gm, '          '));
  }
  const failed = result.tests.filter(({ failure }) => failure !== undefined).length;
  const passed = result.tests.length - failed;
  console.log(`VS Code ${result.vscode} (${result.host}): ${passed} passed, ${failed} failed`);
  // A suite that ran nothing proves nothing.
  if (failed > 0 || passed === 0) exitCode = 1;
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = exitCode;
