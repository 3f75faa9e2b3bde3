import type { Place } from '../../protocol/place.ts';
import type { RecordFact } from '../model/facts.ts';

/** Where a record begins. */
export function placeOf(record: RecordFact): Place {
  return { file: record.file, offset: record.anchor.start };
}
