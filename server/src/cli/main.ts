import { writeFile } from 'node:fs/promises';
import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

/** A reader that has seen enough (`| head`) closes the pipe; that is no error of ours. */
function forgiveClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

const { NO_COLOR, TERM, TICKMARK_DEBUG } = process.env;

process.stdout.on('error', forgiveClosedPipe);
process.stderr.on('error', forgiveClosedPipe);

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
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return `The file .tickmark.yaml could not be written (${reason}).`;
  }
}

async function overwrite(path: string, bytes: Uint8Array): Promise<string | undefined> {
  try {
    await writeFile(path, bytes);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
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
  process.exitCode = await run(process.argv.slice(2), terminal, TICKMARK_DEBUG === '1');
}

void main();
