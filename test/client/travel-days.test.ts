import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay, offeredDays, problemOfDay, quarterEnds } from '../../client/src/travel-days.ts';

describe('a day to travel to', () => {
  test('is a day of the calendar, written in full', () => {
    for (const day of ['2026-03-31', '2024-02-29', '0999-01-01']) expect(isDay(day), day).toBe(true);
    for (const text of [
      '2026-02-30',
      '2025-02-29',
      '2026-3-1',
      '31.03.2026',
      '2026-03',
      '2026-13-01',
      ' 2026-03-31',
    ])
      expect(isDay(text), text).toBe(false);
  });

  test('is never a text that only looks like one', () => {
    fc.assert(fc.property(fc.string(), (text) => !isDay(text) || /^\d{4}-\d{2}-\d{2}$/.test(text)));
  });

  test('has a sentence for what is wrong with a text, and none for an empty one', () => {
    expect(problemOfDay('2026-02-30')).toMatch(/2026-03-31/);
    expect(problemOfDay('')).toBeUndefined();
    expect(problemOfDay('2026-02-28')).toBeUndefined();
  });
});

describe('the days on offer', () => {
  test('are the ends of the quarters that end today or later, over the end of a year too', () => {
    expect(quarterEnds('2025-09-30', 3)).toEqual([
      { date: '2025-09-30', label: 'End of 2025-Q3' },
      { date: '2025-12-31', label: 'End of 2025-Q4' },
      { date: '2026-03-31', label: 'End of 2026-Q1' },
    ]);
  });

  test('begin with the end of the window and the starts of fieldwork, each day once', () => {
    const days = offeredDays('2025-11-22', {
      windowEnd: '2025-12-31',
      fieldwork: [{ start: '2026-01-19', title: 'Fieldwork: SOC 2' }],
    });
    expect(days.map(({ label }) => label)).toEqual([
      'End of the observation window',
      'Fieldwork: SOC 2, first day',
      'End of 2026-Q1',
      'End of 2026-Q2',
      'End of 2026-Q3',
    ]);
  });

  test('leave out what is no day', () => {
    const days = offeredDays('2025-11-22', { fieldwork: [{ start: 'soon', title: 'fieldwork' }] });
    expect(days.every(({ date }) => isDay(date))).toBe(true);
  });
});
