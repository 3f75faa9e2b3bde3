import type { TimeFrame } from '../../protocol/time-frame.ts';
import type { Snapshot } from './snapshot.ts';

/** The as-of day, where it comes from, and the observation window: what every view shows about time. */
export function timeFrameOf({ audit }: Pick<Snapshot, 'audit'>): TimeFrame {
  const { window } = audit.programme;
  return {
    asOf: audit.asOf.date,
    origin: audit.asOf.origin,
    ...(window === undefined ? {} : { window: { start: window.start, end: window.end } }),
  };
}
