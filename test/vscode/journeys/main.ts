/**
 * Makes the journeys alone, without the suite of test/vscode/run.ts, against the bundles that were built last:
 *
 *   node test/vscode/journeys/main.ts [part of a title]
 */
import { printResult } from './print-result.ts';
import { runJourneys } from './run-journeys.ts';
import { scenes } from './scenes.ts';

const [, , part] = process.argv;
const results = await runJourneys(
  scenes,
  part === undefined ? undefined : new RegExp(part, 'i'),
  printResult,
);
const failed = results.filter(({ failure }) => failure !== undefined).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
if (failed > 0 || results.length === 0) process.exitCode = 1;
