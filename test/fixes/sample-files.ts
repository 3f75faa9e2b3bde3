import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');

/** The YAML and Markdown files of a sample, by path relative to its root; settings included. */
export function sampleFiles(name: string): ReadonlyMap<string, string> {
  const root = join(SAMPLES, name);
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ya?ml|md)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  }
  return files;
}
