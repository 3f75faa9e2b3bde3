import type { Severity } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';

const TOLD: ReadonlySet<Severity> = new Set(['error', 'warning']);

/**
 * Errors and warnings inside each of some records, in source order; records without any are missing. Advice is left to
 * the editor. Each file is walked once, however many records it holds.
 */
export function openFindings(
  snapshot: Snapshot,
  records: readonly RecordFact[],
): ReadonlyMap<RecordFact, readonly Finding[]> {
  const open = new Map<RecordFact, Finding[]>();
  const byFile = new Map<string, RecordFact[]>();
  for (const record of records) {
    const held = byFile.get(record.file);
    if (held === undefined) byFile.set(record.file, [record]);
    else held.push(record);
  }
  for (const [file, held] of byFile) {
    const inOrder = held.toSorted((a, b) => a.span.start - b.span.start);
    const findings = snapshot
      .findings(file)
      .filter(({ severity }) => TOLD.has(severity))
      .toSorted((a, b) => a.problem.span.start - b.problem.span.start);
    let at = 0;
    for (const finding of findings) {
      const { start } = finding.problem.span;
      while (at < inOrder.length && (inOrder[at]?.span.end ?? 0) < start) at++;
      const record = inOrder[at];
      if (record === undefined || start < record.span.start) continue;
      const list = open.get(record);
      if (list === undefined) open.set(record, [finding]);
      else list.push(finding);
    }
  }
  return open;
}
