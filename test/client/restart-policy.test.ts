import { describe, expect, test } from 'vitest';
import { RestartPolicy } from '../../client/src/restart-policy.ts';

describe('restarting a crashed server', () => {
  test('waits longer each time and gives up at the fifth crash within three minutes', () => {
    const policy = new RestartPolicy();
    const decisions = [0, 1, 2, 3, 4].map((second) => policy.crashed(second * 1000));
    expect(decisions).toEqual([
      { restart: true, delayMilliseconds: 0 },
      { restart: true, delayMilliseconds: 1000 },
      { restart: true, delayMilliseconds: 2000 },
      { restart: true, delayMilliseconds: 4000 },
      { restart: false },
    ]);
  });

  test('forgets crashes that are older than three minutes', () => {
    const policy = new RestartPolicy();
    for (let hour = 0; hour < 20; hour++) {
      expect(policy.crashed(hour * 3_600_000)).toEqual({ restart: true, delayMilliseconds: 0 });
    }
  });

  test('starts afresh after a reset', () => {
    const policy = new RestartPolicy();
    for (let crash = 0; crash < 5; crash++) policy.crashed(crash);
    policy.reset();
    expect(policy.crashed(10)).toEqual({ restart: true, delayMilliseconds: 0 });
  });
});
