import { expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

const scope = (cuecs: string): string =>
  `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2:\n  type: type-1\n  as_of: 2026-01-31\n  categories: [security]\n  system_description:\n    cuecs: ${cuecs}\n`;
const ours = (cuecs: string): string[] => named(scope(cuecs)).filter((line) => line.startsWith('cuec/'));

it('names user entity controls without a criterion in one finding', () => {
  expect(found(scope('[{text: a, criteria: [CC6.2]}, {text: b}, c]')).join()).toContain(
    '2 user entity controls name no criteria.',
  );
});

it('is a hint where none has a criterion', () => {
  expect(ours('[a, b]')).toEqual(['cuec/ours-unmapped hint']);
  expect(ours('[{text: a, criteria: [CC6.2]}, {text: b}]')).toEqual(['cuec/ours-unmapped information']);
});

it.each(['none', '[]', '[none]', '[{text: a, criteria: [CC6.2]}]', '[{text: a, criterias: [CC6.2]}]'])(
  'is silent for %s',
  (cuecs) => {
    expect(ours(cuecs)).toEqual([]);
  },
);
