import { describe, expect, it } from 'vitest';
import { addBusinessDays, addDuration, parseDuration } from '../../server/src/base/calendar/duration.ts';

function after(date: string, text: string): string | undefined {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : addDuration(date, duration);
}

describe('a duration', () => {
  it.each([
    ['2025-06-24', 'P1D', '2025-06-25'],
    ['2025-06-24', 'P2W', '2025-07-08'],
    ['2025-01-31', 'P1M', '2025-02-28'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-01-31', 'P1M1D', '2024-03-01'],
    ['2025-06-24', 'PT4H', '2025-06-24'],
    ['2025-06-24', 'PT48H', '2025-06-26'],
    ['2025-06-24', 'P1DT24H', '2025-06-26'],
  ])('%s and %s is %s', (date, text, expected) => {
    expect(after(date, text)).toBe(expected);
  });

  it.each(['', 'P', 'PT', 'P1', '1D', 'P1H', 'P-1D', 'P1.5D', 'P1DT', '?', 'one day'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});

describe('business days', () => {
  it('of a deadline of one from Friday end on Monday, or later with a holiday', () => {
    expect(addBusinessDays('2025-09-19', 1)).toBe('2025-09-22');
    expect(addBusinessDays('2025-09-19', 1, new Set(['2025-09-22']))).toBe('2025-09-23');
    expect(addBusinessDays('2025-09-20', 1)).toBe('2025-09-22');
    expect(addBusinessDays('2025-09-20', 0)).toBe('2025-09-20');
  });
});
