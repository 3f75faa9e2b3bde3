import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay, isoDuration, isoPeriod } from '../../server/src/engine/model/schema/date-suggestion.ts';
import { formats, isDay } from '../../server/src/engine/model/schema/formats.ts';

describe('notations', () => {
  test.each([
    ['date', '2025-06-30', true],
    ['date', '2024-02-29', true],
    ['date', '2025-02-29', false],
    ['date', '1900-02-29', false],
    ['date', '2000-02-29', true],
    ['date', '2025-13-01', false],
    ['date', '2025-06-31', false],
    ['date', '2025-00-10', false],
    ['date', '2025-06', true],
    ['date', '2025', false],
    ['date', '2025-06-30T10:00:00Z', true],
    ['date', '2025-06-30T10:00:00', false],
    ['date', '30.06.2025', false],
    ['instant', '2025-08-14T06:12:00Z', true],
    ['instant', '2025-08-14T06:12+02:00', true],
    ['instant', '2025-08-14 06:12:00.123-0500', true],
    ['instant', '2025-08-14', true],
    ['instant', '2025-08-14T06:12', false],
    ['instant', '2025-08-14T25:12Z', false],
    ['instant', '2025-02-30T06:12Z', false],
    ['period', '2025', true],
    ['period', '2025-H1', true],
    ['period', '2025-H3', false],
    ['period', '2025-Q2', true],
    ['period', '2025-Q5', false],
    ['period', '2025-06', true],
    ['period', '2025-13', false],
    ['period', '2025-W23', true],
    ['period', '2025-W53', false],
    ['period', '2020-W53', true],
    ['period', '2026-W53', true],
    ['period', '2025-W00', false],
    ['period', '2025-06-24', true],
    ['period', '2025-04-01/2025-12-31', true],
    ['period', '2025-12-31/2025-04-01', false],
    ['period', '2025-04-01/P9M', true],
    ['period', '2025-04-01/PT5H', false],
    ['period', '2025-04-01/P', false],
    ['period', 'Q2 2025', false],
    ['duration', 'P1D', true],
    ['duration', 'P1Y2M3DT4H', true],
    ['duration', 'PT4H', true],
    ['duration', 'P', false],
    ['duration', 'PT', false],
    ['duration', 'P1DT', false],
    ['duration', '30d', false],
    ['month-day', '04-01', true],
    ['month-day', '02-29', false],
    ['month-day', '4-1', false],
  ] as const)('%s %s: %s', (name, text, valid) => {
    expect(formats[name](text)).toBe(valid);
  });

  test('accept every day of the calendar and nothing beside it', () => {
    const anyDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(fc.property(anyDay, (date) => isDay(date.toISOString().slice(0, 10))));
  });
});

describe('what was probably meant', () => {
  test.each([
    ['30.06.2025', '2025-06-30'],
    ['3.6.2025', '2025-06-03'],
    ['06/30/2025', '2025-06-30'],
    ['30/06/2025', '2025-06-30'],
    ['05/05/2025', '2025-05-05'],
    ['05/06/2025', undefined],
    ['2025-6-3', '2025-06-03'],
    ['2025/06/30', '2025-06-30'],
    ['20250630', '2025-06-30'],
    ['30 June 2025', '2025-06-30'],
    ['June 30, 2025', '2025-06-30'],
    ['30-Jun-2025', '2025-06-30'],
    ['31.06.2025', undefined],
    ['30.06.25', undefined],
    ['soon', undefined],
  ])('the day %s is %s', (text, day) => {
    expect(isoDay(text)).toBe(day);
  });

  test.each([
    ['Q2 2025', '2025-Q2'],
    ['Q2_2025', '2025-Q2'],
    ['2025Q2', '2025-Q2'],
    ['H1-2025', '2025-H1'],
    ['2025_06', '2025-06'],
    ['2025-6', '2025-06'],
    ['FY2025', '2025'],
    ['June 2025', '2025-06'],
    ['2025-04-01 - 2025-12-31', '2025-04-01/2025-12-31'],
    ['Q7 2025', undefined],
    ['last quarter', undefined],
  ])('the period %s is %s', (text, period) => {
    expect(isoPeriod(text)).toBe(period);
  });

  test.each([
    ['30d', 'P30D'],
    ['30 days', 'P30D'],
    ['1 year', 'P1Y'],
    ['4 hours', 'PT4H'],
    ['p1d', 'P1D'],
    ['5m', undefined],
    ['a while', undefined],
  ])('the duration %s is %s', (text, duration) => {
    expect(isoDuration(text)).toBe(duration);
  });

  test('is always written in a notation that is accepted', () => {
    const parts = fc.constantFrom(
      '2025',
      '06',
      '6',
      '30',
      '13',
      '-',
      '.',
      '/',
      ' ',
      'Q2',
      'H1',
      'W5',
      'June',
      'P',
      'd',
      'days',
      'FY',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (all) => {
        const text = all.join('');
        const [day, period, duration] = [isoDay(text), isoPeriod(text), isoDuration(text)];
        expect(day === undefined || formats.date(day)).toBe(true);
        expect(period === undefined || formats.period(period)).toBe(true);
        expect(duration === undefined || formats.duration(duration)).toBe(true);
      }),
    );
  });
});
