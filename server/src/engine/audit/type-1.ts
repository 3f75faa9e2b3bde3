import { addDays, type IsoDate } from '../../base/calendar/date.ts';
import type { Life } from './date-span.ts';
import { type EvidenceTimes, performancesForFreshness } from './evidence-times.ts';

/** What a Type 1 report can say about a control. */
export type DesignVerdict =
  | 'design-shown'
  /** Implemented after the day of the report, or retired before it. */
  | 'not-in-place'
  /** In place, and no artifact of design or of a first run is dated by the day. */
  | 'not-shown';

/** An export may be drawn this many days after the day whose setting it shows. */
const EXPORT_DAYS = 30;

/** Whether a control is designed and in place on the day of a Type 1 report. */
export function designOn(day: IsoDate, life: Life, evidence: readonly EvidenceTimes[]): DesignVerdict {
  if (life.from !== undefined && life.from > day) return 'not-in-place';
  if (life.to !== undefined && life.to < day) return 'not-in-place';
  const shown = evidence.some((times) => {
    if (times.planned) return false;
    const latest = times.type === 'config-export' ? addDays(day, EXPORT_DAYS) : day;
    const days = [
      times.approvedOn,
      times.collectedOn,
      times.validFrom,
      ...performancesForFreshness(times).map(({ on }) => on),
    ];
    return days.some((each) => each !== undefined && each <= latest);
  });
  return shown ? 'design-shown' : 'not-shown';
}
