import { expect, test } from 'vitest';
import { engineFor } from '../../support/workspace.ts';

function datesFound(date: string, origin: 'clock' | 'travel', on = '2025-12-31'): readonly string[] {
  const control = `kind: control\nid: AC-001\ntitle: Access\nimplemented_on: ${on}\n`;
  const engine = engineFor(new Map([['controls/AC-001.yaml', control]]), { asOf: { date, origin } });
  const findings = engine.findings('controls/AC-001.yaml').filter(({ rule }) => rule === 'record/date');
  return findings.map(({ problem }) => problem.message);
}

test('a day that is far from today is told', () => {
  expect(datesFound('2026-01-12', 'clock', '1925-01-01')).toEqual([expect.stringContaining('1925-01-01')]);
});

test.each(['1900-01-01', '2400-01-01'])('on a journey to %s the days of today stay right', (date) => {
  expect(datesFound(date, 'travel')).toEqual([]);
  expect(datesFound(date, 'travel', '0025-01-01')).toHaveLength(1);
});
