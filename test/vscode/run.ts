/**
 * Runs the suite inside VS Code: the desktop application that TICKMARK_VSCODE names, else the browser host of
 * test/vscode/host, which is installed when it is missing. Then makes the journeys of test/vscode/journeys, always in
 * the browser host: they use keys, the mouse and what is on the screen. Nothing is skipped: without any VS Code the run
 * fails. TICKMARK_SUITE_GREP chooses both by their titles.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildSuite } from './build-suite.ts';
import { hostFolder, installHost } from './host/install.ts';
import { printResult } from './journeys/print-result.ts';
import { runJourneys } from './journeys/run-journeys.ts';
import { scenes } from './journeys/scenes.ts';
import type { SuiteResult, TestResult } from './suite/suite-result.ts';

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

/** The journeys; when they cannot be made at all, that is one failure. */
async function journeyResults(): Promise<TestResult[]> {
  const only = process.env['TICKMARK_SUITE_GREP'];
  try {
    return await runJourneys(scenes, only === undefined ? undefined : new RegExp(only), printResult);
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const result = { title: 'the journeys', failure, milliseconds: 0 };
    printResult(result);
    return [result];
  }
}

const result = readResult(resultFile);
if (result === undefined) {
  console.error(`VS Code ended before the suite did (started: ${vscode.executable}).`);
  exitCode = 1;
} else {
  for (const test of result.tests) printResult(test);
  const tests = [...result.tests, ...(await journeyResults())];
  const failed = tests.filter(({ failure }) => failure !== undefined).length;
  const passed = tests.length - failed;
  console.log(`VS Code ${result.vscode} (${result.host}): ${passed} passed, ${failed} failed`);
  // A suite that ran nothing proves nothing.
  if (failed > 0 || passed === 0) exitCode = 1;
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = exitCode;
