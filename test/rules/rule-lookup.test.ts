import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ruleLookup } from '../../scripts/generate/rule-lookup.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'rules');

it('keeps the indexes by kind and by id in step with the rules and their pages', async () => {
  for (const [file, text] of await ruleLookup()) expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
});

it('names rules under the kinds and ids that they speak of', async () => {
  const pages = await ruleLookup();
  expect(pages.get('by-kind.md')).toMatch(/## evidence\n\n(?:- .*\n)*- \[`evidence\/stale`\]/);
  expect(pages.get('by-id.md')).toContain('## CC6.6 ');
});
