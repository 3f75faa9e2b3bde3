import { type Occurrence, occurrenceIn } from '../../audit/occurrence.ts';
import { dayReader, writtenAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { isDesign } from '../evidence-kinds.ts';
import type { RuleContext } from '../rule.ts';
import { readingOfDays } from '../written-days.ts';

/**
 * The occurrences that a record lists; else, where it files one piece of work by itself and says who did it or what
 * deviated, the record as the one occurrence. Its day is the day of work, else that of its collection.
 */
export function workOf(record: RecordFact, context: RuleContext): readonly Occurrence[] {
  const listed = context.audit.occurrencesOf(record);
  const { fields } = record;
  if (listed.length > 0 || isDesign(record) || nodeAtPath(fields, 'occurrences') !== undefined) return listed;
  if (!['performed_by', 'exceptions'].some((name) => nodeAtPath(fields, name) !== undefined)) return listed;
  const reading = readingOfDays(context);
  const own = occurrenceIn(fields, reading);
  const collectedOn = writtenAt(fields, 'collected_on', dayReader(reading));
  return [{ ...own, performedOn: own.performedOn ?? collectedOn }];
}

/** The path of a key of an occurrence in the schema: the record itself has the same keys at its top. */
export function pathIn(occurrence: Pick<Occurrence, 'node'>, record: RecordFact, path: string): string {
  if (occurrence.node === record.fields) return path;
  return path === '' ? 'occurrences' : `occurrences.${path}`;
}
