import type { DateReading } from '../../audit/written.ts';
import type { Snapshot } from '../snapshot.ts';

/** How this workspace reads days and periods. */
export function dateReading(snapshot: Snapshot): DateReading {
  const { timeZone, fiscalYearStart } = snapshot.configuration;
  return { timeZone, fiscalYearStart };
}
