import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDayNumber } from '../../server/src/base/calendar/date.ts';
import { RECURRING, unitOf } from '../../server/src/base/calendar/frequency.ts';
import { parseFileNamePeriod, parsePeriod, periodInFileName } from '../../server/src/base/calendar/period.ts';

describe('the period grammar', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31', 'year'],
    ['2025-H1', '2025-01-01', '2025-06-30', 'half'],
    ['2025-H2', '2025-07-01', '2025-12-31', 'half'],
    ['2025-Q2', '2025-04-01', '2025-06-30', 'quarter'],
    ['2025-06', '2025-06-01', '2025-06-30', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2025-W23', '2025-06-02', '2025-06-08', 'week'],
    ['2025-W01', '2024-12-30', '2025-01-05', 'week'],
    ['2026-W53', '2026-12-28', '2027-01-03', 'week'],
    ['2025-06-24', '2025-06-24', '2025-06-24', 'day'],
    ['2025-04-01/2025-06-30', '2025-04-01', '2025-06-30', 'range'],
    ['2025-04/2025-06', '2025-04-01', '2025-06-30', 'range'],
    ['2025-04-01/P3M', '2025-04-01', '2025-06-30', 'range'],
    ['2025-04-01/P2W', '2025-04-01', '2025-04-14', 'range'],
    ['2024-02-29/P1Y', '2024-02-29', '2025-02-27', 'range'],
  ])('%s is %s to %s', (text, start, end, unit) => {
    const label = unit === 'range' ? `${start}/${end}` : text;
    expect(parsePeriod(text)).toEqual({ label, start, end, unit });
  });

  it.each([
    '',
    '?',
    '25',
    '0000',
    '2025-Q0',
    '2025-Q5',
    '2025-H3',
    '2025-13',
    '2025-W54',
    '2025-W53',
    '2025-W1',
    '2025-6',
    '2025-02-30',
    'Q2',
    'Q2_2025',
    'spring 2025',
    '2025-06-30/2025-04-01',
    '2025-04-01/',
    '/P3M',
    '2025-04-01/P0D',
    '2025-Q1/2025-Q2',
  ])('%j is no period', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it.each([
    ['Q2_2025', '2025-Q2'],
    ['Q2-2025', '2025-Q2'],
    ['H1_2025', '2025-H1'],
    ['2025_06', '2025-06'],
    ['2025_Q2', '2025-Q2'],
    ['2025-Q2', '2025-Q2'],
    ['2025_06_24', '2025-06-24'],
    ['q2_2025', '2025-Q2'],
  ])('in a file name %s is %s', (text, label) => {
    expect(parseFileNamePeriod(text)?.label).toBe(label);
  });

  it('finds the period in a file name, with its place', () => {
    const name = 'User_Access_Review_Q2_2025.xlsx';
    const found = periodInFileName(name);
    expect(found?.period.label).toBe('2025-Q2');
    expect(name.slice(found?.start, found?.end)).toBe('Q2_2025');
    expect(periodInFileName('Okta_SystemLog_Export_2025-06.json')?.period.label).toBe('2025-06');
    expect(periodInFileName('Joiner_Tickets_2025.csv')?.period.label).toBe('2025');
    expect(periodInFileName('ISO27001_notes.md')).toBeUndefined();
  });

  it('shifts quarters and halves with the fiscal year, which carries the year in which it begins', () => {
    expect(parsePeriod('2025-Q1', '04-01')).toMatchObject({ start: '2025-04-01', end: '2025-06-30' });
    expect(parsePeriod('2025-Q4', '04-01')).toMatchObject({ start: '2026-01-01', end: '2026-03-31' });
    expect(parsePeriod('2025-H2', '07-01')).toMatchObject({ start: '2026-01-01', end: '2026-06-30' });
    expect(parsePeriod('2025', '04-01')).toMatchObject({ start: '2025-01-01', end: '2025-12-31' });
    expect(parsePeriod('2025-06', '04-01')).toMatchObject({ start: '2025-06-01', end: '2025-06-30' });
  });
});

describe('units and labels', () => {
  it('agree: the label of any unit reads back as the same days', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map(dateOfDayNumber);
    const start = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
    fc.assert(
      fc.property(fc.constantFrom(...RECURRING), day, start, (frequency, date, fiscalYearStart) => {
        const unit = unitOf(frequency, date, { fiscalYearStart });
        expect(parsePeriod(unit.label, fiscalYearStart)).toEqual(unit);
        expect(unit.start <= date && date <= unit.end).toBe(true);
        expect(addDays(unit.end, 1) > unit.end).toBe(true);
      }),
    );
  });
});
