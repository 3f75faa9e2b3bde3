import { describe, expect, it } from 'vitest';
import { type Clock, untilNextDay, watchDay } from '../../server/src/host/clock.ts';

const HOUR = 3_600_000;

describe('the time until the next day', () => {
  it.each([
    ['UTC', '2025-06-30T23:59:59.999Z', 1],
    ['UTC', '2025-06-30T00:00:00Z', 24 * HOUR],
    ['Europe/Paris', '2025-06-30T21:00:00Z', HOUR],
    ['America/New_York', '2025-06-30T03:00:00Z', HOUR],
    ['Asia/Kolkata', '2025-06-30T18:00:00Z', HOUR / 2],
    ['a day of 23 hours: Europe/Paris', '2025-03-29T23:00:00Z', 23 * HOUR],
    ['a day of 25 hours: Europe/Paris', '2025-10-25T22:00:00Z', 25 * HOUR],
  ])('in %s at %s', (zone, now, expected) => {
    expect(untilNextDay(zone.replace(/^.*: /, ''), Date.parse(now))).toBe(expected);
  });
});

/** A clock that stands still until it is moved. */
class FakeClock implements Clock {
  time: number;
  timers: { at: number; ring: () => void }[] = [];

  constructor(now: string) {
    this.time = Date.parse(now);
  }

  now(): number {
    return this.time;
  }

  after(ms: number, ring: () => void): () => void {
    const timer = { at: this.time + ms, ring };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Rings what is due at the end only, as after a sleep. */
  move(ms: number): void {
    this.time += ms;
    const due = this.timers.filter((timer) => timer.at <= this.time);
    this.timers = this.timers.filter((timer) => timer.at > this.time);
    for (const timer of due) timer.ring();
  }
}

describe('watching the day', () => {
  it('tells each new day once, at midnight, and stops when told', () => {
    const clock = new FakeClock('2025-06-30T22:30:00Z');
    const days: string[] = [];
    const stop = watchDay(clock, 'UTC', (day) => days.push(day));
    clock.move(HOUR);
    expect(days).toEqual([]);
    clock.move(HOUR / 2);
    expect(days).toEqual(['2025-07-01']);
    for (let hour = 0; hour < 24; hour++) clock.move(HOUR);
    expect(days).toEqual(['2025-07-01', '2025-07-02']);
    stop();
    clock.move(48 * HOUR);
    expect(days).toHaveLength(2);
    expect(clock.timers).toEqual([]);
  });

  it('notices the day after a sleep of several days', () => {
    const clock = new FakeClock('2025-06-30T12:00:00Z');
    const days: string[] = [];
    watchDay(clock, 'UTC', (day) => days.push(day));
    clock.move(72 * HOUR);
    expect(days).toEqual(['2025-07-03']);
  });
});
