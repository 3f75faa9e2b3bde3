import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineFor, listFindings } from '../support/workspace.ts';

const workspaces = join(import.meta.dirname, 'workspaces');

/**
 * Mapping tables as they are published in blog posts and guides, written down as records. They hold the mistakes that
 * readers copy into their own files: dead ids, the 2013 edition, whole series, ranges, topics under the wrong number.
 */
describe('published mapping tables, written as records', () => {
  it.each(readdirSync(workspaces))('%s: every mistake is found, and nothing else', (name) => {
    const folder = join(workspaces, name);
    const files = new Map(
      readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    );
    const found = `${listFindings(engineFor(files)).join('\n')}\n`;
    const golden = join(folder, 'findings.txt');
    if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(golden, found);
    expect(found).toBe(readFileSync(golden, 'utf8'));
  });
});
