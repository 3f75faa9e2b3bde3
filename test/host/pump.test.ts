import { describe, expect, it } from 'vitest';
import { pump, SLICE_MS } from '../../server/src/host/pump.ts';
import { readAhead } from '../../server/src/host/read-ahead.ts';

describe('pumping', () => {
  it('runs work to its end and lets others in between', async () => {
    let turns = 0;
    let running = true;
    const tick = () => {
      turns++;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    let steps = 0;
    const done = await pump(
      (function* () {
        // Work that would never give way ends nevertheless, and fails.
        const end = performance.now() + 1000 * SLICE_MS;
        while (turns < 3 && performance.now() < end) yield steps++;
      })(),
    );
    running = false;
    expect(done).toBe('done');
    expect(steps).toBeGreaterThan(2);
    expect(turns).toBe(3);
  });

  it('closes the work when it is cancelled', async () => {
    const controller = new AbortController();
    let closed = false;
    setTimeout(() => controller.abort(), 1);
    const outcome = await pump(
      (function* () {
        try {
          for (;;) yield;
        } finally {
          closed = true;
        }
      })(),
      controller.signal,
    );
    expect(outcome).toBe('cancelled');
    expect(closed).toBe(true);
  });
});

describe('reading ahead', () => {
  it('keeps the order and never works on more than asked at once', async () => {
    let atOnce = 0;
    let most = 0;
    const work = async (item: number) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, (item * 7) % 5));
      atOnce--;
      return item * 2;
    };
    const answers: number[] = [];
    for await (const answer of readAhead([1, 2, 3, 4, 5, 6, 7], work, 3)) answers.push(answer);
    expect(answers).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most).toBe(3);
  });
});
