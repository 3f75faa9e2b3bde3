import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/file-system.ts';

/** What a command may use of the world around it. */
export interface Terminal {
  /** Native absolute path of the working folder. */
  readonly workingFolder: string;
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Writes to standard output. */
  print(text: string): void;
  /** Writes a sentence to standard error. */
  complain(text: string): void;
  /** Writes a new text file; undefined when it worked, else a sentence that says why not. */
  createFile(path: string, text: string): Promise<string | undefined>;
  /** Writes a file, over the one that is there; undefined when it worked, else the code of the system (`whyNotWritten`). */
  writeFile(path: string, bytes: Uint8Array): Promise<string | undefined>;
}

export const EXIT = { clean: 0, findings: 1, wrongUse: 2, internalError: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * A text from a file as one harmless line: control characters, which could move the cursor or break the line, become
 * spaces.
 */
export function oneLine(text: string): string {
  let line = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    line +=
      code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029 ? ' ' : character;
  }
  return line;
}
