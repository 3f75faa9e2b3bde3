import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isIsoDate,
  isoWeekOf,
  mondayOfWeek,
  parseIsoDate,
  weekday,
} from '../../server/src/base/calendar/date.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 }).map(dateOfDayNumber);

describe('a day', () => {
  it('is read when it exists', () => {
    for (const day of ['2025-06-24', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      expect(parseIsoDate(day), day).toBe(day);
    }
  });

  it('is refused when it does not exist or is written in another way', () => {
    const wrong = [
      '2025-02-29',
      '1900-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-06-31',
      '2025-06-00',
      '0000-01-01',
    ];
    for (const text of [
      ...wrong,
      '2025-6-24',
      '24.06.2025',
      '2025/06/24',
      ' 2025-06-24',
      '20250624',
      '',
      '?',
    ]) {
      expect(isIsoDate(text), text).toBe(false);
    }
  });

  it('agrees with Temporal in all arithmetic', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, count) => {
        const oracle = Temporal.PlainDate.from(day);
        expect(isIsoDate(day)).toBe(true);
        expect(dateOfDayNumber(dayNumber(day))).toBe(day);
        expect(weekday(day)).toBe(oracle.dayOfWeek);
        expect(isoWeekOf(day)).toEqual({ year: oracle.yearOfWeek, week: oracle.weekOfYear });
        const later = oracle.add({ days: count });
        if (later.year >= 1 && later.year <= 9999) {
          expect(addDays(day, count)).toBe(later.toString());
          expect(daysBetween(day, later.toString())).toBe(count);
        }
        const months = oracle.add({ months: count % 600 });
        if (months.year >= 1 && months.year <= 9999)
          expect(addMonths(day, count % 600)).toBe(months.toString());
      }),
    );
  });

  it('clips months to the month end', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
    expect(addMonths('2025-01-15', -13)).toBe('2023-12-15');
  });

  it('stays comparable at the edges of the calendar', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addMonths('9999-06-30', 12)).toBe('9999-12-31');
    expect(addDays('0001-01-01', -1)).toBe('0001-01-01');
  });
});

describe('an ISO week', () => {
  it('belongs to the year of its Thursday', () => {
    expect(isoWeekOf('2024-12-30')).toEqual({ year: 2025, week: 1 });
    expect(isoWeekOf('2027-01-03')).toEqual({ year: 2026, week: 53 });
    expect(isoWeekOf('2021-01-03')).toEqual({ year: 2020, week: 53 });
  });

  it('begins on Monday, and week 53 exists only in long years', () => {
    expect(mondayOfWeek(2025, 1)).toBe('2024-12-30');
    expect(mondayOfWeek(2026, 53)).toBe('2026-12-28');
    expect(mondayOfWeek(2025, 53)).toBeUndefined();
    expect(mondayOfWeek(2025, 0)).toBeUndefined();
    expect(mondayOfWeek(2025, 54)).toBeUndefined();
  });
});
