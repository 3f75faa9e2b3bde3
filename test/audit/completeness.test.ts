import { describe, expect, it } from 'vitest';
import { parseFrequency } from '../../server/src/base/calendar/frequency.ts';
import { type Completeness, completenessOf } from '../../server/src/engine/audit/completeness.ts';
import { ALWAYS, daysIn, uncoveredIn } from '../../server/src/engine/audit/date-span.ts';
import {
  type EvidenceTimes,
  NO_TIMES,
  performancesForCompleteness,
} from '../../server/src/engine/audit/evidence-times.ts';
import { DEFAULT_RHYTHM } from '../../server/src/engine/audit/rhythm.ts';
import { designOn } from '../../server/src/engine/audit/type-1.ts';
import { daysNotInForce, missedRuns } from '../../server/src/engine/audit/unit-statuses.ts';
import { EXAMPLES, inputOf, type TimeExample } from './time-example.ts';

function complete(example: TimeExample, automated = false): Completeness {
  const { evidence, frequency, ...input } = inputOf(example);
  if (frequency === undefined) throw new Error(`${example.id} states no frequency.`);
  const written = example.control['frequency_history'];
  const history = Array.isArray(written)
    ? written.flatMap(({ until, frequency: word }) => {
        const earlier = parseFrequency(word);
        return earlier === undefined ? [] : [{ until, frequency: earlier }];
      })
    : [];
  return completenessOf({ ...input, evidence: [evidence], frequency, history, automated });
}

function example(id: string): TimeExample {
  const found = EXAMPLES.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No example ${id}.`);
  return found;
}

const TYPE_2 = EXAMPLES.filter((each) => each.type === 'type-2' && each.expect.verdict !== undefined);

describe('completeness in the worked examples', () => {
  it.each(TYPE_2.map((each) => [each.id, each.title, each] as const))('%s %s', (_id, _title, each) => {
    const { expect: wanted } = each;
    const result = complete(each);
    const statuses = Object.fromEntries(result.units.map(({ unit, status }) => [unit.label, status]));
    expect(result.verdict).toBe(wanted.verdict);
    if (wanted.expected !== undefined) expect(result.expected).toBe(wanted.expected);
    if (wanted.met !== undefined) expect(result.met).toBe(wanted.met);
    if (wanted.inWindow !== undefined) expect(result.inWindow).toBe(wanted.inWindow);
    if (wanted.periods !== undefined) expect(statuses).toMatchObject(wanted.periods);
    if (wanted.read !== undefined) expect(result.read).toBe(wanted.read);
    if (wanted.lapses !== undefined) {
      const lapses = result.annual?.lapses.map(({ until, daysLate, ...lapse }) => ({
        ...lapse,
        until: until ?? null,
        daysLate: daysLate ?? null,
      }));
      expect(lapses).toEqual(wanted.lapses);
    }
    if (wanted.daysLate !== undefined) {
      expect(result.units.flatMap(({ daysLate }) => daysLate ?? [])).toEqual([wanted.daysLate]);
    }
    if (wanted.uncovered !== undefined) {
      expect(result.uncovered.map(({ start, end }) => [start, end])).toEqual(wanted.uncovered);
      expect(daysIn(result.uncovered)).toBe(wanted.uncoveredDays);
    }
    if (wanted.notInForceDays !== undefined) {
      const { window, life } = inputOf(each);
      expect(daysNotInForce(window, life)).toBe(wanted.notInForceDays);
    }
    const later = performancesForCompleteness(inputOf(each).evidence).filter(({ on }) => on > each.asOf);
    expect(later.map(({ on }) => on)).toEqual(wanted.future ?? []);
  });

  it('T31 one export is a test of one for an automated control only', () => {
    expect(complete(example('T31'), true).verdict).toBe('test-of-one');
    expect(complete(example('T31'), false).verdict).toBe('incomplete');
  });

  it('T15 joins the missed days in one run', () => {
    const runs = missedRuns(complete(example('T15')).units);
    expect(runs.map((run) => [run[0]?.unit.label, run.at(-1)?.unit.label])).toEqual([
      ['2025-09-15', '2025-09-17'],
    ]);
  });

  it.each(['T36a', 'T36b'])('%s tells for Type 1 what is in place on the day', (id) => {
    const each = example(id);
    const { life, evidence } = inputOf(each);
    expect(designOn(each.window[0], life, [evidence])).toBe(each.expect.verdict);
  });

  it('T37a counts the days that a vendor report leaves', () => {
    const each = example('T37a');
    const uncovered = uncoveredIn(inputOf(each).window, [{ start: '2024-10-01', end: '2025-09-30' }]);
    expect(uncovered.map(({ start, end }) => [start, end])).toEqual(each.expect.uncovered);
    expect(daysIn(uncovered)).toBe(each.expect.uncoveredDays);
  });
});

describe('the list of what happened', () => {
  const window = { start: '2025-04-01', end: '2025-12-31' };
  const list = (to: string, asOf: string) => ({
    ...NO_TIMES,
    populations: [{ from: '2025-04-01', to, asOf, count: 12, complete: true, sourced: true }],
  });
  const of = (asOf: string, ...evidence: EvidenceTimes[]) => {
    const { verdict, uncovered } = completenessOf({
      evidence,
      frequency: 'per-event',
      automated: false,
      window,
      life: ALWAYS,
      asOf,
      rhythm: DEFAULT_RHYTHM,
    });
    return [verdict, ...uncovered.map(({ start, end }) => `${start}..${end}`)].join(' ');
  };

  it('lacks no day that is still to come', () => {
    const whole = list('2025-12-31', '2026-01-05');
    expect(of('2025-03-01', whole)).toBe('open');
    expect(of('2025-08-15', whole)).toBe('open 2025-04-01..2025-08-15');
    expect(of('2025-08-15', list('2025-08-15', '2025-08-15'))).toBe('open');
  });

  it('has a week after the window in which it can be drawn for all of it', () => {
    const whole = list('2025-12-31', '2026-01-05');
    expect(of('2026-01-02', whole)).toBe('open 2025-04-01..2025-12-31');
    expect(of('2026-01-06', whole)).toBe('complete');
    const november = list('2025-11-30', '2025-11-30');
    expect(of('2026-01-07', november)).toBe('open 2025-12-01..2025-12-31');
    expect(of('2026-01-08', november)).toBe('incomplete 2025-12-01..2025-12-31');
  });

  it('with a hole between two lists is incomplete while the window runs', () => {
    const july = { ...list('2025-07-31', '2025-08-01') };
    const later = {
      ...NO_TIMES,
      populations: july.populations.map((each) => ({
        ...each,
        from: '2025-09-01',
        to: '2025-09-30',
        asOf: '2025-10-01',
      })),
    };
    expect(of('2025-10-10', july, later)).toBe('incomplete 2025-08-01..2025-08-31 2025-10-01..2025-10-10');
  });
});
