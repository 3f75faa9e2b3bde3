import { writeFile } from 'node:fs/promises';
import { run } from '../../server/src/cli/run.ts';
import type { Terminal } from '../../server/src/cli/terminal.ts';
import type { FileSystem } from '../../server/src/host/file-system.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder, as of a fixed moment: 2025-07-02, noon UTC. */
export async function tickmark(
  workingFolder: string,
  words: readonly string[],
  fileSystem: FileSystem = nodeFileSystem,
): Promise<Ran> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    workingFolder,
    fileSystem,
    clock: { now: () => Date.parse('2025-07-02T12:00:00Z'), after: () => () => undefined },
    colour: false,
    print: (text) => {
      out += text;
    },
    complain: (text) => {
      err += `${text}\n`;
    },
    createFile: async (path, text) => {
      await writeFile(path, text, { flag: 'wx' });
      return undefined;
    },
    writeFile: async (path, bytes) => {
      try {
        await writeFile(path, bytes);
        return undefined;
      } catch (error) {
        // As the real terminal: the code of the system.
        return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      }
    },
  };
  const code = await run(words, terminal);
  return { code, out, err };
}
