import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstTimeline, readSavedTimeline } from '../../client/webview/evidence-timeline/saved-timeline.ts';
import { groupOf } from '../../client/webview/evidence-timeline/timeline-filter.ts';
import { keyMove } from '../../client/webview/evidence-timeline/timeline-keys.ts';
import { axisOf, rowsOf } from '../../client/webview/evidence-timeline/timeline-rows.ts';
import {
  headingOf,
  monthsOf,
  positionOf,
  quartersOf,
  stretchOf,
  timeAxis,
} from '../../client/webview/parts/time-axis.ts';
import { answersFor, SAMPLE } from './sample-programme.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the axis', () => {
  test('names the quarters and months that it shows', () => {
    const axis = timeAxis('2025-03-17', '2025-08-14');
    expect(quartersOf(axis).map(({ text }) => text)).toEqual(['2025 Q1', '2025 Q2', '2025 Q3']);
    expect(monthsOf(axis).map(({ text }) => text)).toEqual(['Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug']);
    expect(monthsOf(axis)[1]?.left).toBeCloseTo((15 / axis.days) * 100);
  });

  test('its months stand side by side and fill it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), (start, length) => {
        const end = new Date(Date.parse(start) + length * 86_400_000).toISOString().slice(0, 10);
        const axis = timeAxis(start, end);
        let at = 0;
        for (const { left, width } of monthsOf(axis)) {
          expect(left).toBeCloseTo(at);
          at = left + width;
        }
        expect(at).toBeCloseTo(100);
      }),
    );
  });

  test('draws what lies outside at its edges, and nothing of what does not reach it', () => {
    const axis = timeAxis('2025-01-01', '2025-12-31');
    expect(positionOf(axis, '2020-01-01')).toBe(0);
    expect(positionOf(axis, '2030-01-01')).toBe(100);
    expect(stretchOf(axis, '2024-01-01', '2024-12-31')).toBeUndefined();
    expect(stretchOf(axis, '2024-01-01', '2026-12-31')).toEqual({ left: 0, width: 100 });
  });

  test('has an end and few headings whatever a record says', () => {
    for (const [start, end] of [
      ['0001-01-01', '9999-12-31'],
      ['-000001-12-01', '+010000-01-15'],
      ['9999-01-01', '0001-01-01'],
      ['', ''],
    ] as const) {
      const { upper, lower } = headingOf(timeAxis(start, end), 800);
      expect(upper.length + lower.length).toBeLessThan(300);
    }
  });
});

describe('the lines', () => {
  const { timeline } = answersFor(SAMPLE);
  const rows = rowsOf(timeline.strips);

  test('have a mark for each key, each different', () => {
    for (const { marks } of rows) expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test('keep every key press inside the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.constantFrom(...keys), ctrlKey: fc.boolean() })),
        (presses) => {
          let spot = { row: 0, mark: -1 };
          for (const press of presses) {
            spot = keyMove(press, spot, rows, 3);
            expect(spot.row).toBeGreaterThanOrEqual(0);
            expect(spot.row).toBeLessThan(rows.length);
            expect(spot.mark).toBeGreaterThanOrEqual(-1);
            expect(spot.mark).toBeLessThan(Math.max(rows[spot.row]?.marks.length ?? 0, 0));
          }
        },
      ),
    );
  });

  test('are drawn from a little before the window to a little after what belongs to it', () => {
    expect(axisOf(timeline)).toMatchObject({ start: '2025-03-17' });
    const { window: _, ...frame } = timeline.frame;
    expect(axisOf({ ...timeline, frame })).toBeUndefined();
  });
});

test('a group is the beginning of an id', () => {
  expect(['CC6.1', 'A1.2', 'P4.3', 'A.5.18', '9.2.1', '9', 'GX-1', 'odd'].map(groupOf)).toEqual([
    'CC6',
    'A1',
    'P4',
    'A.5',
    '9',
    '9',
    'GX',
    'odd',
  ]);
});

test('what was kept is read whatever its shape', () => {
  fc.assert(fc.property(fc.anything(), (value) => void readSavedTimeline(value)));
  expect(readSavedTimeline(undefined)).toEqual(firstTimeline);
  expect(readSavedTimeline({ zoom: 3, top: -1, filter: { state: 'great', onlyMissing: 1 } })).toEqual(
    firstTimeline,
  );
});
