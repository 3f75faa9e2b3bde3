import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RULES } from '../../server/src/engine/rules/registry.ts';
import { namesOf } from '../../server/src/engine/rules/severity.ts';
import allChecks from './all-checks.json' with { type: 'json' };

it('settles every check of the catalogue: by a rule, by an alias, or by a written reason to decline it', () => {
  const declined = readFileSync(join(import.meta.dirname, '../../docs/rules/declined.md'), 'utf8');
  const named = new Set(RULES.flatMap(namesOf));
  const open = allChecks.filter(
    (id) => !named.has(id) && !declined.includes(`${id} `) && !declined.includes(`\`${id}\``),
  );
  expect(open).toEqual([]);
});

it('gives every id and alias to one rule only', () => {
  const names = RULES.flatMap(namesOf);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
