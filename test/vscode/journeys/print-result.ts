import type { TestResult } from '../suite/suite-result.ts';

/** Prints one result as the run of all tests in VS Code prints it. */
export function printResult({ title, failure, milliseconds }: TestResult): void {
  console.log(`  ${failure === undefined ? 'passed' : 'FAILED'}  ${title} (${milliseconds} ms)`);
  if (failure !== undefined) console.log(failure.replace(/^/gm, '          '));
}
