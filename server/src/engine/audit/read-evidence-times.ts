import { earlierOf } from '../../base/calendar/date.ts';
import { mappingsIn, nodeAtPath, says, textAt } from '../model/read.ts';
import type { MappingNode } from '../syntax/tree.ts';
import { type DateSpan, uncoveredIn } from './date-span.ts';
import type { EvidenceTimes, Performance, PopulationTimes } from './evidence-times.ts';
import { type Occurrence, occurrencesOf } from './occurrence.ts';
import { type DateReading, dateAt, dayReader, periodReader, spanOf, spansOf, writtenAt } from './written.ts';

/** What an evidence record says about time. `fields` has canonical key names; `occurrences` are those it lists. */
export function readEvidenceTimes(
  fields: MappingNode,
  reading: DateReading,
  occurrences: readonly Occurrence[] = occurrencesOf(fields, reading),
): EvidenceTimes {
  const status = textAt(fields, 'status')?.toLowerCase();
  const type = textAt(fields, 'type')?.toLowerCase();
  const collectedOn = dateAt(fields, 'collected_on', reading);
  const validFrom = dateAt(fields, 'valid_from', reading);
  const validUntil = dateAt(fields, 'valid_until', reading);
  const populations = readPopulations(fields, reading);
  const ownCovers = [
    ...readCovers(fields, collectedOn, reading),
    ...between(validFrom, validUntil),
    ...between(dateAt(fields, 'period_start', reading), dateAt(fields, 'period_end', reading)),
  ];
  return {
    type,
    planned: status === 'planned' || status === 'requested',
    keepsOccurrences: nodeAtPath(fields, 'occurrences')?.type === 'sequence',
    occurrences: occurrences.flatMap(performanceOf),
    performedOn: writtenAt(fields, 'performed_on', dayReader(reading))?.value,
    collectedOn,
    period: writtenAt(fields, 'period', periodReader(reading))?.value,
    ownCovers,
    covers: [...ownCovers, ...populations.flatMap((population) => between(population.from, population.to))],
    validFrom,
    validUntil,
    approvedOn: dateAt(fields, 'approved_on', reading),
    nextReview: dateAt(fields, 'next_review', reading),
    populations,
    explained: mappingsIn(nodeAtPath(fields, 'gaps')).flatMap((gap) => {
      const span = says(gap, 'reason') && says(gap, 'supplementary') ? spanOf(gap, reading) : undefined;
      return span === undefined ? [] : [span];
    }),
  };
}

/** The days that `covers` says: not those after the day of collection, nor those that `gaps` takes out. */
function readCovers(
  fields: MappingNode,
  collectedOn: string | undefined,
  reading: DateReading,
): readonly DateSpan[] {
  const gaps = spansOf(nodeAtPath(fields, 'gaps'), reading);
  return spansOf(nodeAtPath(fields, 'covers'), reading).flatMap(({ start, end }) => {
    const known = collectedOn === undefined ? end : earlierOf(end, collectedOn);
    return start <= known ? uncoveredIn({ start, end: known }, gaps) : [];
  });
}

function performanceOf(occurrence: Occurrence): Performance[] {
  const day = occurrence.performedOn?.value;
  return day === undefined ? [] : [{ from: day.from, on: day.on, period: occurrence.period?.value }];
}

/** The population of the record, and those of its occurrences. */
function readPopulations(fields: MappingNode, reading: DateReading): readonly PopulationTimes[] {
  const own = nodeAtPath(fields, 'population');
  const perOccurrence = mappingsIn(nodeAtPath(fields, 'occurrences')).map((node) =>
    nodeAtPath(node, 'population'),
  );
  const source = nodeAtPath(fields, 'source');
  // Where the record names system and query, the lists of its occurrences come from there.
  const sourced = source?.type === 'mapping' && says(source, 'system') && says(source, 'query');
  return [own, ...perOccurrence].flatMap((node) => {
    if (node?.type !== 'mapping') return [];
    const population = readPopulation(node, reading);
    return [sourced ? { ...population, sourced } : population];
  });
}

function readPopulation(node: MappingNode, reading: DateReading): PopulationTimes {
  const count = textAt(node, 'count')?.replaceAll(/[ _,]/g, '');
  const complete = textAt(node, 'complete')?.toLowerCase();
  return {
    from: dateAt(node, 'from', reading),
    to: dateAt(node, 'to', reading),
    asOf: dateAt(node, 'as_of', reading),
    count: count !== undefined && /^\d{1,12}$/.test(count) ? Number(count) : undefined,
    complete: complete === undefined ? undefined : complete === 'true' || complete === 'yes',
    sourced: says(node, 'source') && says(node, 'query'),
  };
}

function between(start: string | undefined, end: string | undefined): DateSpan[] {
  return start === undefined || end === undefined || end < start ? [] : [{ start, end }];
}
