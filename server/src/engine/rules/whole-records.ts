import type { FileFacts, RecordFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { textAt } from '../model/read.ts';
import { brokenRecords } from './broken-records.ts';
import { isStub } from './evidence-kinds.ts';
import type { RuleContext } from './rule.ts';

/**
 * The records of a kind that a rule on the whole workspace may judge: those that were recognised by more than their
 * shape and whose text could be read to the end.
 */
export function* wholeRecords(kind: Kind, context: RuleContext): Generator<RecordFact> {
  for (const record of context.workspace.records(kind)) {
    if (record.recognisedBy !== 'shape' && isWhole(record, context)) yield record;
  }
}

/** Those of them that are in use: neither drafts or planned, nor retired. */
export function wholeRecordsInUse(kind: Kind, context: RuleContext): readonly RecordFact[] {
  return [...wholeRecords(kind, context)].filter((record) => !isStub(record) && !isRetired(record));
}

function isRetired(record: RecordFact): boolean {
  return textAt(record.fields, 'status')?.toLowerCase() === 'retired';
}

/** Whether all of a record could be read, and what it says is what its file says today. */
export function isWhole(record: RecordFact, context: RuleContext): boolean {
  const facts = context.workspace.facts(record.file);
  if (facts === undefined || facts.stale === true) return false;
  if (facts.problems.length === 0) return true;
  let broken = known.get(facts);
  if (broken === undefined) {
    broken = brokenRecords(facts);
    known.set(facts, broken);
  }
  return !broken.has(record);
}

/** Read once per version of a file: a register of thousands of risks may stand in one that is broken. */
const known = new WeakMap<FileFacts, ReadonlySet<RecordFact>>();
