/**
 * Gathers `docs/rules/<group>/<name>.md` into one data file, so that `tickmark explain` and the editor can show the
 * page of a rule without reading the disk.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const pages = join(root, 'docs', 'rules');
const target = join(root, 'server', 'src', 'engine', 'rules', 'generated', 'rule-pages.json');

export function generate(): void {
  if (!existsSync(pages))
    throw new Error('docs/rules is missing: the pages of the rules are part of the product.');
  const result: Record<string, string> = {};
  for (const group of directories(pages)) {
    for (const file of readdirSync(join(pages, group)).sort()) {
      if (!file.endsWith('.md')) continue;
      result[`${group}/${file.slice(0, -3)}`] = readFileSync(join(pages, group, file), 'utf8').replaceAll(
        '\r\n',
        '\n',
      );
    }
  }
  mkdirSync(join(target, '..'), { recursive: true });
  const text = `${JSON.stringify(result, null, 1)}\n`;
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

function directories(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
