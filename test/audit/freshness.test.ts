import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/src/base/calendar/date.ts';
import type { Frequency } from '../../server/src/base/calendar/frequency.ts';
import { ALWAYS, type Life } from '../../server/src/engine/audit/date-span.ts';
import { type Freshness, freshnessOf } from '../../server/src/engine/audit/freshness.ts';
import { readEvidenceTimes } from '../../server/src/engine/audit/read-evidence-times.ts';
import { DEFAULT_RHYTHM } from '../../server/src/engine/audit/rhythm.ts';
import { type Json, mappingOf } from './nodes.ts';
import { EXAMPLES, inputOf, READING } from './time-example.ts';

describe('freshness in the worked examples', () => {
  const fresh = EXAMPLES.filter((example) => example.expect.freshness !== undefined);

  it('is stated in most of them', () => {
    expect(fresh.length).toBeGreaterThan(20);
  });

  it.each(fresh.map((example) => [example.id, example.title, example] as const))(
    '%s %s',
    (_id, _title, example) => {
      const { evidence, ...input } = inputOf(example);
      const freshness = freshnessOf({ ...input, evidence: [evidence] });
      expect(freshness.state).toBe(example.expect.freshness);
      if (example.expect.nextDue !== undefined)
        expect(freshness.nextDue ?? null).toBe(example.expect.nextDue);
    },
  );
});

function freshness(
  asOf: string,
  frequency: Frequency | undefined,
  evidence: { readonly [key: string]: Json } | readonly { readonly [key: string]: Json }[],
  life: Life = ALWAYS,
): Freshness {
  const records = Array.isArray(evidence) ? evidence : [evidence];
  return freshnessOf({
    evidence: records.map((record) => readEvidenceTimes(mappingOf(record), READING)),
    frequency,
    asOf,
    life,
    rhythm: DEFAULT_RHYTHM,
    window: undefined,
  });
}

describe('each shape of evidence', () => {
  it('with occurrences goes by the latest that is not after the as-of day', () => {
    const occurrences = [
      { performed_on: '2025-06-24' },
      { performed_on: '2025-09-23' },
      { performed_on: '2025-12-20' },
    ];
    expect(freshness('2025-12-01', 'quarterly', { occurrences })).toEqual({
      state: 'current',
      last: '2025-09-23',
      nextDue: '2025-12-31',
      graceUntil: '2026-01-30',
    });
  });

  it('passes from current over due-soon and due to stale', () => {
    const evidence = { occurrences: [{ performed_on: '2025-09-23' }] };
    const on = (asOf: string): string => freshness(asOf, 'quarterly', evidence).state;
    expect(on('2025-12-16')).toBe('current');
    expect(on('2025-12-17')).toBe('due-soon');
    expect(on('2025-12-31')).toBe('due-soon');
    expect(on('2026-01-01')).toBe('due');
    expect(on('2026-01-30')).toBe('due');
    expect(on('2026-01-31')).toBe('stale');
  });

  it('is judged over twelve rolling months when annual, also from a leap day', () => {
    const evidence = { collected_on: '2024-02-29', type: 'report' };
    expect(freshness('2025-02-28', 'annual', evidence)).toMatchObject({
      state: 'due-soon',
      nextDue: '2025-02-28',
    });
    expect(freshness('2025-03-30', 'annual', evidence).state).toBe('due');
    expect(freshness('2025-03-31', 'annual', evidence).state).toBe('stale');
  });

  it('with valid_until is current through that day, whatever the frequency, and expired after it', () => {
    const only = { valid_until: '2026-01-31' };
    expect(freshness('2026-01-31', 'monthly', only).state).toBe('current');
    expect(freshness('2026-02-01', 'monthly', only).state).toBe('expired');
    const both = { collected_on: '2025-01-10', valid_until: '2026-01-31', type: 'report' };
    expect(freshness('2026-01-31', 'monthly', both)).toMatchObject({ state: 'current', last: '2025-01-10' });
    expect(freshness('2026-02-01', 'annual', both).state).toBe('expired');
  });

  it('performed again after it ran out goes by the frequency', () => {
    const evidence = { valid_until: '2025-06-30', occurrences: [{ performed_on: '2025-11-03' }] };
    expect(freshness('2025-12-01', 'annual', evidence)).toMatchObject({
      state: 'current',
      nextDue: '2026-11-03',
    });
  });

  it('with valid_from and valid_until lies in the future until it begins', () => {
    const evidence = { valid_from: '2026-01-01', valid_until: '2026-12-31', type: 'certificate' };
    expect(freshness('2025-12-31', 'annual', evidence).state).toBe('future');
    expect(freshness('2026-01-01', 'annual', evidence)).toMatchObject({
      state: 'current',
      last: '2026-01-01',
    });
  });

  it('with a population goes by the day it was drawn and holds twelve months', () => {
    const evidence = {
      collected_on: '2025-12-31',
      population: { source: 'hris', query: 'x', as_of: '2025-11-30' },
    };
    expect(freshness('2026-11-30', 'per-event', evidence)).toMatchObject({
      state: 'current',
      last: '2025-11-30',
    });
    expect(freshness('2026-12-01', 'per-event', evidence).state).toBe('stale');
  });

  it('that covers days under a continuous control is stale a week after the last of them', () => {
    const evidence = {
      type: 'log',
      covers: { from: '2025-04-01', to: '2025-12-31' },
      collected_on: '2026-01-05',
    };
    expect(freshness('2026-01-07', 'continuous', evidence)).toMatchObject({
      state: 'current',
      last: '2025-12-31',
    });
    expect(freshness('2026-01-08', 'continuous', evidence).state).toBe('stale');
  });

  it('of one day under a continuous control is renewed every twelve months', () => {
    const evidence = { type: 'config-export', collected_on: '2025-10-03' };
    expect(freshness('2026-01-12', 'continuous', evidence)).toMatchObject({
      state: 'current',
      nextDue: '2026-10-03',
    });
  });

  it('that is a policy goes by approval and next review', () => {
    const policy = { type: 'policy', approved_on: '2025-03-18', next_review: '2026-03-18' };
    expect(freshness('2026-01-12', 'quarterly', policy)).toMatchObject({
      state: 'current',
      nextDue: '2026-03-18',
    });
    expect(freshness('2026-04-18', 'quarterly', policy).state).toBe('stale');
  });

  it('with nothing but a frequency was never done', () => {
    expect(freshness('2026-01-12', 'quarterly', { frequency: 'quarterly' }).state).toBe('never');
  });

  it('that is planned or requested was never done', () => {
    for (const status of ['planned', 'requested']) {
      expect(freshness('2026-01-12', 'monthly', { status, collected_on: '2024-01-01' }).state).toBe('never');
    }
  });

  it('with planned occurrences only falls back to the day of collection', () => {
    const evidence = {
      collected_on: '2025-12-04',
      occurrences: [{ period: '2025-12' }, { performed_on: '?' }],
    };
    expect(freshness('2026-01-12', 'monthly', evidence)).toMatchObject({
      state: 'current',
      last: '2025-12-04',
    });
  });

  it('dated after the as-of day only is future', () => {
    expect(freshness('2025-12-01', 'monthly', { collected_on: '2025-12-20' }).state).toBe('future');
  });

  it('of a retired control is retired from the day after', () => {
    const evidence = { collected_on: '2024-01-01' };
    const life = { from: undefined, to: '2025-06-30' };
    expect(freshness('2025-07-01', 'monthly', evidence, life).state).toBe('retired');
    expect(freshness('2025-06-30', 'monthly', evidence, life).state).toBe('stale');
  });

  it('is due for the first time after its control has begun, whatever was done before', () => {
    const life = { from: '2025-10-01', to: undefined };
    const quarterly = freshness('2025-10-20', 'quarterly', { collected_on: '2025-06-20' }, life);
    expect(quarterly).toMatchObject({ state: 'current', nextDue: '2025-12-31' });
    const annual = freshness('2025-10-20', 'annual', { collected_on: '2024-06-20' }, life);
    expect(annual).toMatchObject({ state: 'current', nextDue: '2026-10-01' });
    const done = freshness('2025-10-20', 'quarterly', { collected_on: '2025-09-20' }, life);
    expect(done.nextDue).toBe('2025-12-31');
  });

  it('without any frequency is current as long as it exists; ad-hoc likewise', () => {
    expect(freshness('2026-01-12', undefined, { collected_on: '2020-01-01' }).state).toBe('current');
    expect(freshness('2026-01-12', 'ad-hoc', { collected_on: '2020-01-01' }).state).toBe('current');
  });

  it('that names only a month counts from its end', () => {
    const evidence = { occurrences: [{ performed_on: '2025-06' }] };
    expect(freshness('2025-07-10', 'quarterly', evidence)).toMatchObject({
      last: '2025-06-30',
      nextDue: '2025-09-30',
    });
    expect(freshness('2025-06-15', 'quarterly', evidence).state).toBe('future');
  });

  it('is filed one record per quarter: the series has one state', () => {
    const records = [
      { period: '2025-Q3', collected_on: '2025-10-02', type: 'access-review' },
      { period: '2025-Q4', collected_on: '2026-01-05', type: 'access-review' },
    ];
    expect(freshness('2026-01-12', 'quarterly', records)).toMatchObject({
      state: 'current',
      nextDue: '2026-03-31',
    });
  });

  it('never grows fresher as days pass without a new record', () => {
    const order = ['current', 'due-soon', 'due', 'stale'];
    for (const frequency of ['daily', 'weekly', 'monthly', 'quarterly', 'semi-annual', 'annual'] as const) {
      let reached = 0;
      for (let day = '2024-02-29'; day < '2025-06-01'; day = addDays(day, 1)) {
        const at = order.indexOf(
          freshness(day, frequency, { collected_on: '2024-02-29', type: 'report' }).state,
        );
        expect(at, `${frequency} on ${day}`).toBeGreaterThanOrEqual(reached);
        reached = at;
      }
      expect(order[reached]).toBe('stale');
    }
  });
});
