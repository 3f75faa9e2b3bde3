import { writeFile } from 'node:fs/promises';
import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { run } from './run.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { whyNotWritten } from './write-failures.ts';

const { NO_COLOR, TERM, TICKMARK_DEBUG } = process.env;

/** Whether output was lost for another reason than that nobody reads on. */
let isLost = false;

/** A reader that has seen enough (`| head`) closes the pipe: that is no error of ours. A full disk is told once. */
process.stdout.once('error', (error) => {
  process.stdout.on('error', () => undefined);
  if (codeOf(error) === 'EPIPE') return;
  lose();
  complain(`The output could not be written: ${whyNotWritten(codeOf(error))}.`);
});

process.stderr.once('error', (error) => {
  process.stderr.on('error', () => undefined);
  if (codeOf(error) !== 'EPIPE') lose();
});

function lose(): void {
  isLost = true;
  process.exitCode = EXIT.internalError;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function print(text: string): void {
  process.stdout.write(text);
}

function complain(text: string): void {
  process.stderr.write(`tickmark: ${text}\n`);
}

async function createFile(path: string, text: string): Promise<string | undefined> {
  try {
    // `wx`: a file that appeared a moment ago is not overwritten.
    await writeFile(path, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return `The file .tickmark.yaml could not be written: ${whyNotWritten(codeOf(error))}.`;
  }
}

async function overwrite(path: string, bytes: Uint8Array): Promise<string | undefined> {
  try {
    await writeFile(path, bytes);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

async function main(): Promise<void> {
  const terminal: Terminal = {
    workingFolder: process.cwd(),
    fileSystem: nodeFileSystem,
    clock: systemClock,
    colour: process.stdout.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb',
    print,
    complain,
    createFile,
    writeFile: overwrite,
  };
  // The code is set and the process left to end by itself, so that all output reaches a slow pipe first.
  const code = await run(process.argv.slice(2), terminal, TICKMARK_DEBUG === '1');
  process.exitCode = isLost ? EXIT.internalError : code;
}

void main();
