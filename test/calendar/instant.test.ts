import { describe, expect, it } from 'vitest';
import { dateOfTimestamp, isTimeZone, todayIn } from '../../server/src/base/calendar/instant.ts';

describe('the day of a timestamp', () => {
  it.each([
    ['2025-08-14', 'Asia/Tokyo', '2025-08-14'],
    ['2025-08-14T22:12:00Z', 'UTC', '2025-08-14'],
    ['2025-08-14T22:12:00Z', 'Asia/Tokyo', '2025-08-15'],
    ['2025-08-14T23:30:00Z', 'Europe/Lisbon', '2025-08-15'],
    ['2025-12-14T23:30:00Z', 'Europe/Lisbon', '2025-12-14'],
    ['2025-01-01T03:00:00Z', 'America/New_York', '2024-12-31'],
    ['2025-08-14T23:30:00+09:00', 'America/New_York', '2025-08-14'],
    ['2025-08-14T00:30:00-08:00', 'Asia/Tokyo', '2025-08-14'],
    ['2025-08-14 06:12', 'Asia/Tokyo', '2025-08-14'],
    ['2025-08-14t06:12:05.25z', 'UTC', '2025-08-14'],
    ['2025-08-14 6:12:05 -5', 'UTC', '2025-08-14'],
  ])('%s in %s is %s', (text, zone, day) => {
    expect(dateOfTimestamp(text, zone)).toBe(day);
  });

  it.each([
    '2025-02-30T10:00:00Z',
    '2025-08-14T24:00:00Z',
    '2025-08-14T10:60Z',
    'yesterday',
    '?',
    '2025-08-14T',
  ])('%s is none', (text) => {
    expect(dateOfTimestamp(text, 'UTC')).toBeUndefined();
  });

  it('reads an unknown time zone as UTC', () => {
    expect(dateOfTimestamp('2025-08-14T23:30:00Z', 'Mars/Olympus')).toBe('2025-08-14');
  });
});

describe('today', () => {
  const epoch = Date.UTC(2026, 0, 12, 23, 30);

  it('begins at midnight of the time zone', () => {
    expect(todayIn('UTC', epoch)).toBe('2026-01-12');
    expect(todayIn('Europe/Berlin', epoch)).toBe('2026-01-13');
    expect(todayIn('America/Los_Angeles', epoch)).toBe('2026-01-12');
  });
});

describe('a time zone', () => {
  it('is an IANA name that is known', () => {
    for (const name of ['UTC', 'Europe/Lisbon', 'America/Argentina/Buenos_Aires'])
      expect(isTimeZone(name)).toBe(true);
    for (const name of ['', 'Mars/Olympus', '+02:00', '2025']) expect(isTimeZone(name)).toBe(false);
  });
});
