import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dateOfDayNumber } from '../../server/src/base/calendar/date.ts';
import {
  isLessFrequent,
  nextUnit,
  parseFrequency,
  previousUnit,
  RECURRING,
  type UnitCalendar,
  unitOf,
  unitsEndingIn,
} from '../../server/src/base/calendar/frequency.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map(dateOfDayNumber);
const calendars = fc.record({
  fiscalYearStart: fc.constantFrom('01-01', '04-01', '04-06', '10-31'),
}) satisfies fc.Arbitrary<UnitCalendar>;

describe('a frequency word', () => {
  it.each([
    ['quarterly', 'quarterly'],
    ['Quarterly', 'quarterly'],
    ['yearly', 'annual'],
    ['annually', 'annual'],
    ['biannual', 'semi-annual'],
    ['half-yearly', 'semi-annual'],
    ['half yearly', 'semi-annual'],
    ['event-driven', 'per-event'],
    ['per event', 'per-event'],
    ['as needed', 'ad-hoc'],
  ])('%s means %s', (word, frequency) => {
    expect(parseFrequency(word)).toBe(frequency);
  });

  it('that is none stays unread', () => {
    for (const word of ['', '?', 'often', 'biennial', '__proto__', 'constructor']) {
      expect(parseFrequency(word), word).toBeUndefined();
    }
  });

  it('compares only where there is a rhythm', () => {
    expect(isLessFrequent('annual', 'quarterly')).toBe(true);
    expect(isLessFrequent('monthly', 'quarterly')).toBe(false);
    expect(isLessFrequent('annual', 'continuous')).toBe(false);
    expect(isLessFrequent('per-event', 'daily')).toBe(false);
  });
});

describe('units', () => {
  it('tile the calendar without gap or overlap, for every frequency and fiscal year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECURRING), anyDay, calendars, (frequency, date, calendar) => {
        const unit = unitOf(frequency, date, calendar);
        const next = nextUnit(frequency, unit, calendar);
        expect(unit.start <= date && date <= unit.end).toBe(true);
        expect(next.start).toBe(addDays(unit.end, 1));
        expect(unitOf(frequency, unit.start, calendar)).toEqual(unit);
        expect(unitOf(frequency, unit.end, calendar)).toEqual(unit);
        expect(previousUnit(frequency, next, calendar)).toEqual(unit);
      }),
    );
  });

  it.each([
    ['nine months', '2025-04-01', '2025-12-31', [275, 39, 9, 3, 2]],
    ['twelve months', '2025-01-01', '2025-12-31', [365, 52, 12, 4, 2]],
    ['three months', '2025-10-01', '2025-12-31', [92, 13, 3, 1, 1]],
  ])('owed in %s are counted by the unit end', (_, start, end, expected) => {
    const counts = RECURRING.slice(0, 5).map((frequency) => unitsEndingIn(frequency, { start, end }).length);
    expect(counts).toEqual(expected);
  });

  it('on business days number 197 in nine months, fewer with holidays', () => {
    const window = { start: '2025-04-01', end: '2025-12-31' };
    expect(unitsEndingIn('daily', window, { business: true })).toHaveLength(197);
    const holidays = new Set(['2025-12-25', '2025-12-26', '2025-12-27']);
    expect(unitsEndingIn('daily', window, { business: true, holidays })).toHaveLength(195);
  });

  it('give every window of 6, 9 and 12 months exactly 2, 3 and 4 quarter ends, whatever its first day', () => {
    for (let day = '2023-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      for (const [months, quarters] of [
        [6, 2],
        [9, 3],
        [12, 4],
      ] as const) {
        const window = { start: day, end: addDays(addMonths(day, months), -1) };
        expect(unitsEndingIn('quarterly', window), `${window.start}..${window.end}`).toHaveLength(quarters);
      }
    }
  });

  it('end the list when a year is mistyped', () => {
    const window = { start: '2025-04-01', end: '9999-12-31' };
    expect(unitsEndingIn('daily', window)).toHaveLength(4000);
    expect(unitsEndingIn('annual', { start: '9999-01-01', end: '9999-12-31' }).length).toBeLessThanOrEqual(
      4000,
    );
  });

  it('of a business calendar put the weekend on Monday', () => {
    expect(unitOf('daily', '2025-09-20', { business: true }).label).toBe('2025-09-22');
    expect(previousUnit('daily', unitOf('daily', '2025-09-22'), { business: true }).label).toBe('2025-09-19');
  });
});
