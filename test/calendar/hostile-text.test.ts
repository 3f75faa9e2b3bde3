import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDate, parseIsoDate } from '../../server/src/base/calendar/date.ts';
import { parseDuration } from '../../server/src/base/calendar/duration.ts';
import { parseFrequency } from '../../server/src/base/calendar/frequency.ts';
import { dateOfTimestamp } from '../../server/src/base/calendar/instant.ts';
import { parseFileNamePeriod, parsePeriod, periodInFileName } from '../../server/src/base/calendar/period.ts';
import { cpuWatch } from '../support/cpu-watch.ts';

const dateLike = fc
  .array(
    fc.constantFrom(
      '2025',
      '0000',
      '9999',
      '-',
      '/',
      '_',
      'Q',
      'H',
      'W',
      'P',
      'T',
      'M',
      'Z',
      ':',
      '+',
      '06',
      '31',
      '60',
      ' ',
      '.',
      '5',
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

describe('text from outside', () => {
  it('never throws, and what is read is a stretch of real days', () => {
    fc.assert(
      fc.property(fc.oneof(dateLike, fc.string()), (text) => {
        parseIsoDate(text);
        parseDuration(text);
        parseFrequency(text);
        periodInFileName(text);
        const day = dateOfTimestamp(text, 'Asia/Tokyo');
        if (day !== undefined) expect(isIsoDate(day), text).toBe(true);
        for (const period of [parsePeriod(text), parseFileNamePeriod(text), parsePeriod(text, '10-31')]) {
          if (period === undefined) continue;
          expect(isIsoDate(period.start) && isIsoDate(period.end) && period.start <= period.end, text).toBe(
            true,
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('of any length is read in no time', () => {
    const spent = cpuWatch();
    for (const text of [
      '2025-08-14 '.padEnd(200_000, ' '),
      'P'.padEnd(200_000, '1'),
      'Q2_2025'.repeat(30_000),
      '2025-'.repeat(40_000),
    ]) {
      dateOfTimestamp(text, 'UTC');
      parsePeriod(text);
      parseDuration(text);
      periodInFileName(text);
    }
    expect(spent()).toBeLessThan(2000);
  });

  it('reads a leap second, and the last instant there is', () => {
    expect(dateOfTimestamp('2016-12-31T23:59:60Z', 'UTC')).toBe('2016-12-31');
    expect(dateOfTimestamp('9999-12-31T23:59:59Z', 'Asia/Tokyo')).toBe('9999-12-31');
    expect(dateOfTimestamp('0001-01-01T00:00:00Z', 'America/New_York')).toBe('0001-01-01');
  });
});
