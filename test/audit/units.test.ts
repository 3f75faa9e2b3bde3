import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber } from '../../server/src/base/calendar/date.ts';
import { type Frequency, RECURRING } from '../../server/src/base/calendar/frequency.ts';
import { parsePeriod } from '../../server/src/base/calendar/period.ts';
import { annualOfWindow } from '../../server/src/engine/audit/annual.ts';
import { completenessOf } from '../../server/src/engine/audit/completeness.ts';
import {
  ALWAYS,
  type DateSpan,
  daysIn,
  type Life,
  lengthOf,
  uncoveredIn,
} from '../../server/src/engine/audit/date-span.ts';
import { NO_TIMES, type Performance } from '../../server/src/engine/audit/evidence-times.ts';
import { freshnessOf } from '../../server/src/engine/audit/freshness.ts';
import { placeInUnits } from '../../server/src/engine/audit/placement.ts';
import { DEFAULT_RHYTHM } from '../../server/src/engine/audit/rhythm.ts';
import { type UnitsInput, unitsOfWindow } from '../../server/src/engine/audit/unit-statuses.ts';

const NINE_MONTHS = { start: '2025-04-01', end: '2025-12-31' };

/** `2025-06-24`, or `2025-08-19 for 2025-Q2`. */
function done(...texts: readonly string[]): Performance[] {
  return texts.map((text) => {
    const [on = '', label] = text.split(' for ');
    return { from: on, on, period: label === undefined ? undefined : parsePeriod(label) };
  });
}

function statuses(input: Partial<UnitsInput> & Pick<UnitsInput, 'performances'>): string[] {
  const { units } = unitsOfWindow({
    frequency: 'quarterly',
    window: NINE_MONTHS,
    life: ALWAYS,
    asOf: '2026-06-30',
    rhythm: DEFAULT_RHYTHM,
    ...input,
  });
  return units.map(({ unit, status }) => `${unit.label} ${status}`);
}

describe('which unit a record belongs to', () => {
  const place = (frequency: 'quarterly' | 'weekly', performances: readonly Performance[]) =>
    placeInUnits(performances, frequency, DEFAULT_RHYTHM, []);

  it('is said by its label', () => {
    expect(place('quarterly', done('2025-08-19 for 2025-Q2')).placed[0]?.unit.label).toBe('2025-Q2');
    expect(place('quarterly', done('2025-08-19 for 2025-05')).placed[0]?.unit.label).toBe('2025-Q2');
  });

  it('is the one of its day where the label is wider than a unit', () => {
    expect(place('quarterly', done('2025-08-19 for 2025')).placed[0]?.unit.label).toBe('2025-Q3');
  });

  it('is the one of its day where the labelled unit had not begun, which is a contradiction', () => {
    const { placed, contradictions } = place('quarterly', done('2025-06-19 for 2025-Q4'));
    expect(placed[0]?.unit.label).toBe('2025-Q2');
    expect(contradictions).toHaveLength(1);
  });

  it('is the one before, for the earlier of two in a unit, when that is empty and grace allows it', () => {
    const labels = (...days: string[]) =>
      place('quarterly', done(...days)).placed.map(({ unit }) => unit.label);
    expect(labels('2025-07-20', '2025-09-20')).toEqual(['2025-Q2', '2025-Q3']);
    expect(labels('2025-08-20', '2025-09-20')).toEqual(['2025-Q3', '2025-Q3']);
    expect(labels('2025-06-20', '2025-07-20', '2025-09-20')).toEqual(['2025-Q2', '2025-Q3', '2025-Q3']);
  });

  it('is none for a month that does not lie in one week', () => {
    const june = { from: '2025-06-01', on: '2025-06-30', period: undefined };
    expect(place('weekly', [june]).placed).toHaveLength(0);
    expect(place('quarterly', [june]).placed).toHaveLength(1);
  });
});

describe('the units of a window', () => {
  it('are before-window when done in the unit before the window began', () => {
    const window = { start: '2025-06-01', end: '2025-11-30' };
    expect(statuses({ window, performances: done('2025-05-20', '2025-08-20') })).toEqual([
      '2025-Q2 before-window',
      '2025-Q3 on-time',
      '2025-Q4 optional',
    ]);
  });

  it('are late between grace and the next unit’s end, and missed after it', () => {
    const of = (day: string) => statuses({ performances: done(`${day} for 2025-Q2`) })[0];
    expect(of('2025-07-30')).toBe('2025-Q2 on-time');
    expect(of('2025-07-31')).toBe('2025-Q2 late');
    expect(of('2025-09-30')).toBe('2025-Q2 late');
    expect(of('2025-10-01')).toBe('2025-Q2 missed');
  });

  it('of a daily control are late on the next day and missed later', () => {
    const window = { start: '2025-09-01', end: '2025-09-02' };
    const of = (day: string) =>
      statuses({ frequency: 'daily', window, performances: done(`${day} for 2025-09-01`) })[0];
    expect(of('2025-09-01')).toBe('2025-09-01 on-time');
    expect(of('2025-09-02')).toBe('2025-09-01 late');
    expect(of('2025-09-03')).toBe('2025-09-01 missed');
  });

  it('are open until they end, due in grace, and missed after it', () => {
    const of = (asOf: string) => statuses({ asOf, performances: [] })[0];
    expect(of('2025-06-30')).toBe('2025-Q2 open');
    expect(of('2025-07-01')).toBe('2025-Q2 due');
    expect(of('2025-07-30')).toBe('2025-Q2 due');
    expect(of('2025-07-31')).toBe('2025-Q2 missed');
  });

  it('are done where what covers the window fills what lies of them inside it', () => {
    const window = { start: '2026-01-01', end: '2026-01-14' };
    const of = (...covered: DateSpan[]) =>
      statuses({ frequency: 'weekly', window, covered, performances: [], asOf: '2026-09-10' });
    expect(of(window)).toEqual(['2026-W01 on-time', '2026-W02 on-time', '2026-W03 optional']);
    expect(of({ start: '2026-01-02', end: '2026-01-14' })[0]).toBe('2026-W01 missed');
  });

  it('are explained where a gap with a reason lies in them', () => {
    const explained = [{ start: '2025-08-01', end: '2025-08-20' }];
    expect(statuses({ explained, performances: done('2025-06-24', '2025-12-09') })).toEqual([
      '2025-Q2 on-time',
      '2025-Q3 explained',
      '2025-Q4 on-time',
    ]);
  });

  it('are owed from the unit of which half is left, until the control retires', () => {
    const life = (from: string | undefined, to?: string): Life => ({ from, to });
    const owed = (of: Life) =>
      statuses({ life: of, performances: [] })
        .filter((text) => text.endsWith('missed'))
        .map((text) => text.slice(0, 7));
    expect(owed(life('2025-05-16'))).toEqual(['2025-Q2', '2025-Q3', '2025-Q4']);
    expect(owed(life('2025-05-17'))).toEqual(['2025-Q3', '2025-Q4']);
    expect(owed(life(undefined, '2025-09-30'))).toEqual(['2025-Q2', '2025-Q3']);
    expect(owed(life(undefined, '2025-09-29'))).toEqual(['2025-Q2']);
  });
});

describe('an annual control', () => {
  const annual = (window: DateSpan, asOf: string, life: Life, ...days: readonly string[]) =>
    annualOfWindow({ performances: done(...days), window, life, asOf, rhythm: DEFAULT_RHYTHM });
  const YEAR = { start: '2025-01-01', end: '2025-12-31' };

  it('owes one in a window of a year, even without any history', () => {
    expect(annual(YEAR, '2026-06-01', ALWAYS)).toMatchObject({ expected: 1, status: 'missed' });
    expect(annual(YEAR, '2026-01-20', ALWAYS).status).toBe('open');
    expect(annual(YEAR, '2026-06-01', ALWAYS, '2025-05-05').status).toBe('met');
  });

  it('is late when done after twelve months and grace', () => {
    expect(annual(NINE_MONTHS, '2026-01-12', ALWAYS, '2024-06-15', '2025-08-01')).toMatchObject({
      status: 'late',
      lapses: [{ due: '2025-06-15', after: '2025-07-15', until: '2025-08-01', daysLate: 17 }],
    });
    expect(annual(NINE_MONTHS, '2026-01-12', ALWAYS, '2024-06-15', '2025-07-15').status).toBe('met');
  });

  it('is open while its grace runs', () => {
    expect(annual(NINE_MONTHS, '2025-07-10', ALWAYS, '2024-06-15').status).toBe('open');
    expect(annual(NINE_MONTHS, '2025-07-16', ALWAYS, '2024-06-15').status).toBe('missed');
  });

  it('without an earlier record is fine when done inside the window, whenever it was implemented', () => {
    const since2020 = { from: '2020-01-01', to: undefined };
    const window = { start: '2025-03-01', end: '2025-08-31' };
    expect(annual(window, '2025-10-12', since2020, '2025-06-10')).toMatchObject({
      status: 'met',
      lapses: [],
    });
    const dueInWindow = { from: '2024-05-01', to: undefined };
    expect(annual(window, '2025-10-12', dueInWindow, '2025-08-10')).toMatchObject({
      status: 'met',
      lapses: [],
    });
  });

  it('without any record up to the window owes one only where its first due day falls into it', () => {
    const window = { start: '2025-03-01', end: '2025-08-31' };
    const of = (from: string, ...days: string[]) =>
      annual(window, '2025-10-12', { from, to: undefined }, ...days);
    expect(of('2022-05-01', '2025-09-20')).toMatchObject({ expected: 0, status: 'nothing-owed', lapses: [] });
    expect(of('2024-05-01')).toMatchObject({
      expected: 1,
      status: 'missed',
      lapses: [{ due: '2025-05-01', after: '2025-05-31', until: undefined, daysLate: undefined }],
    });
  });

  it('that lapsed before the window and was never done again is missed', () => {
    expect(annual(NINE_MONTHS, '2026-01-12', ALWAYS, '2023-01-10').status).toBe('missed');
  });
});

describe('days that nothing covers', () => {
  it('and covered days together are the window', () => {
    const start = dayNumber('2025-04-01');
    const span = fc
      .tuple(fc.integer({ min: -30, max: 300 }), fc.integer({ min: 0, max: 90 }))
      .map(([from, length]) => ({
        start: dateOfDayNumber(start + from),
        end: dateOfDayNumber(start + from + length),
      }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (covered) => {
        let open = 0;
        for (let day = NINE_MONTHS.start; day <= NINE_MONTHS.end; day = addDays(day, 1)) {
          if (!covered.some((each) => each.start <= day && day <= each.end)) open++;
        }
        expect(daysIn(uncoveredIn(NINE_MONTHS, covered))).toBe(open);
      }),
      { numRuns: 60 },
    );
    expect(lengthOf(NINE_MONTHS)).toBe(275);
  });
});

describe('time itself', () => {
  const day = fc.integer({ min: dayNumber('2024-06-01'), max: dayNumber('2026-06-01') }).map(dateOfDayNumber);
  const frequency = fc.constantFrom<Frequency>(...RECURRING, 'continuous', 'per-event', 'ad-hoc');
  const ask = (asOf: string, frequencyOf: Frequency, days: readonly string[]) => {
    const input = { frequency: frequencyOf, asOf, life: ALWAYS, rhythm: DEFAULT_RHYTHM, window: NINE_MONTHS };
    const evidence = [{ ...NO_TIMES, occurrences: done(...days) }];
    return {
      freshness: freshnessOf({ ...input, evidence }),
      completeness: completenessOf({ ...input, evidence, automated: false }),
    };
  };

  it('does not know what is dated later than the as-of day', () => {
    fc.assert(
      fc.property(day, frequency, fc.array(day, { maxLength: 8 }), (asOf, each, days) => {
        const known = days.filter((on) => on <= asOf);
        fc.pre(known.length > 0);
        expect(ask(asOf, each, days)).toEqual(ask(asOf, each, known));
      }),
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(day, frequency, fc.uniqueArray(day, { maxLength: 8 }), (asOf, each, days) => {
        expect(ask(asOf, each, days.toReversed())).toEqual(ask(asOf, each, days));
      }),
    );
  });

  it('counts no more met than owed, and every unit once', () => {
    fc.assert(
      fc.property(day, frequency, fc.array(day, { maxLength: 12 }), (asOf, each, days) => {
        const { completeness } = ask(asOf, each, days);
        expect(completeness.met ?? 0).toBeLessThanOrEqual(completeness.expected ?? Number.POSITIVE_INFINITY);
        const labels = completeness.units.map(({ unit }) => unit.label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
    );
  });
});
