import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEvents } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import { timed } from './measure.ts';

/** What no index can be faster than: reading the files and one pass of a fast YAML parser over them. */
export async function floor(
  root: string,
  files: readonly string[],
): Promise<{ readonly ms: number; readonly bytes: number }> {
  let bytes = 0;
  const { ms } = await timed(async () => {
    for (let at = 0; at < files.length; at += READS_AT_ONCE) {
      const texts = await Promise.all(
        files.slice(at, at + READS_AT_ONCE).map((file) => readFile(join(root, file), 'utf8')),
      );
      for (const text of texts) {
        bytes += text.length;
        parseEvents(text, {});
      }
    }
  });
  return { ms, bytes };
}

const READS_AT_ONCE = 32;

/** The same with the tolerant parser, for comparison. */
export async function tolerantPass(root: string, files: readonly string[]): Promise<number> {
  const { ms } = await timed(async () => {
    for (const file of files)
      parseAllDocuments(await readFile(join(root, file), 'utf8'), { logLevel: 'silent' });
  });
  return ms;
}
