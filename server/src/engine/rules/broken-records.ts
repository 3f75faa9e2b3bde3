import type { FileFacts, FileProblem, RecordFact } from '../model/facts.ts';

/** Problems that keep a part of the text from being read. Of a key that stands twice, both values are there. */
const LOSES_TEXT: ReadonlySet<FileProblem['code']> = new Set([
  'syntax',
  'conflict-marker',
  'too-deep',
  'too-many-aliases',
]);

const NONE: ReadonlySet<RecordFact> = new Set();

/**
 * The records of a file in which a part of the text could not be read: what they seem to lack may be written there.
 * A problem belongs to the last record that begins before it, else to the first.
 */
export function brokenRecords(facts: FileFacts): ReadonlySet<RecordFact> {
  const problems = facts.problems.filter(({ code }) => LOSES_TEXT.has(code));
  if (problems.length === 0) return NONE;
  const records = [...facts.records].sort((a, b) => a.span.start - b.span.start);
  const broken = new Set<RecordFact>();
  for (const { start, end } of problems) {
    const at = records.findLastIndex((record) => record.span.start <= start);
    const record = records[Math.max(at, 0)];
    if (record !== undefined) broken.add(record);
    for (const each of records) if (each.span.start < end && start < each.span.end) broken.add(each);
  }
  return broken;
}
