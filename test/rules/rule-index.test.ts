import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ruleIndex } from '../../scripts/generate/rule-index.ts';

it('the index of rules is what the registry says', async () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'rules', 'README.md'), 'utf8');
  expect(await ruleIndex(page)).toBe(page);
});
