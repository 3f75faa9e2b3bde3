import { expect, it } from 'vitest';
import { engineFor, listFindings } from '../../support/workspace.ts';

it('reports a configured suppression that has run out, on the day after its last', () => {
  const files = (asOf: string) =>
    new Map([
      [
        '.tickmark.yaml',
        `as_of: ${asOf}\nignore:\n  - {rule: evidence/stale, ids: [EV-1], until: 2025-12-31, reason: late}\n`,
      ],
    ]);
  expect(listFindings(engineFor(files('2025-12-31')))).toEqual([]);
  expect(listFindings(engineFor(files('2026-01-01')))).toEqual([
    '.tickmark.yaml:2:11-25 ignore/expired warning This suppression ran out on 2025-12-31. Mend what it hides, or decide on a new date.',
  ]);
});
