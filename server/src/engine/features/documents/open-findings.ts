import type { Severity } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';

const TOLD: ReadonlySet<Severity> = new Set(['error', 'warning']);

/** Errors and warnings inside a record, in source order. Advice is left to the editor. */
export function openFindings(snapshot: Snapshot, record: RecordFact): readonly Finding[] {
  return snapshot
    .findings(record.file)
    .filter(
      ({ severity, problem }) =>
        TOLD.has(severity) &&
        record.span.start <= problem.span.start &&
        problem.span.start <= record.span.end,
    );
}
