import { todayIn } from '../base/calendar/instant.ts';

/** Time as the host sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `ring` once after `ms` milliseconds; the answer cancels. Never keeps the process alive. */
  after(ms: number, ring: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, ring) {
    const timer = setTimeout(ring, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

const HOUR = 3_600_000;

/** Milliseconds until the date changes in a time zone, at least 1. Days of 23 and 25 hours are found as they are. */
export function untilNextDay(timeZone: string, now: number): number {
  const today = todayIn(timeZone, now);
  let same = now;
  let other = now + 26 * HOUR;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (todayIn(timeZone, middle) === today) same = middle;
    else other = middle;
  }
  return other - now;
}

/**
 * Calls `changed` with the new date each time the day changes in the time zone; the answer stops it. Timers stand still
 * while a computer sleeps, so the date is looked at once an hour at least.
 */
export function watchDay(clock: Clock, timeZone: string, changed: (date: string) => void): () => void {
  let date = todayIn(timeZone, clock.now());
  let cancel = wait();

  function wait(): () => void {
    return clock.after(Math.min(untilNextDay(timeZone, clock.now()), HOUR), look);
  }

  function look(): void {
    const today = todayIn(timeZone, clock.now());
    cancel = wait();
    if (today === date) return;
    date = today;
    changed(today);
  }

  return () => cancel();
}
