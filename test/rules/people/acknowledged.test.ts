import { expect, it } from 'vitest';
import { mended } from '../../support/found.ts';
import { evidenceOf, foundIn, rulesIn } from '../../support/rules-of.ts';

function training(lines: string, type = 'training', title = 'Campaign'): string {
  return evidenceOf(
    'E-1',
    'HR-1',
    `type: ${type}\npopulation: {source: hris, query: active, as_of: 2025-12-31, count: 75, complete: true}\noccurrences:\n  - {period: "2025", performed_on: 2025-10-24, ${lines}}`,
    title,
  );
}

it('counts who is missing', () => {
  expect(foundIn(['people'], training('done: 71, exceptions: none'))).toEqual([
    'people/acknowledged warning 71 of 75 people are done in E-1, and no exception names the other 4. Follow up with them, or record the exception.',
  ]);
  expect(rulesIn(['people'], training('done: 71', 'ticket-export', 'Policy acknowledgements'))).toEqual([
    'people/acknowledged',
  ]);
});

it('takes the list of the occurrence before that of the record', () => {
  expect(
    rulesIn(
      ['people'],
      training('done: 71, population: {count: 71, source: x, query: y, as_of: 2025-10-01}'),
    ),
  ).toEqual([]);
});

it.each([
  'done: 75',
  'done: 76',
  'result: all',
  'done: 71, exceptions: [{description: four on leave, found_on: 2025-10-24, ticket: T, remediation: x, remediated_on: 2025-11-01}]',
])('is silent about %s', (lines) => {
  expect(rulesIn(['people'], training(lines))).toEqual([]);
});

it('is silent about other lists, and about what is not done yet', () => {
  expect(rulesIn(['people'], training('done: 71', 'report', 'Patches'))).toEqual([]);
  expect(rulesIn(['people'], training('done: 71').replace('2025-10-24', '2026-02-01'))).toEqual([]);
  expect(rulesIn(['people'], training('done: 71').replace('performed_on: 2025-10-24, ', ''))).toEqual([]);
});

it('begins an exception', () => {
  expect(mended(training('done: 71, exceptions: none'), 'Begin an exception')).toContain('found_on: "?"');
});
