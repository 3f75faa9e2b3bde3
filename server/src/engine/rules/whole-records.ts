import type { AuditView } from '../audit/audit-view.ts';
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
export function wholeRecords(kind: Kind, context: RuleContext): readonly RecordFact[] {
  return ofKind(kind, context).whole;
}

/** Those of them that are in use: neither drafts or planned, nor retired. */
export function wholeRecordsInUse(kind: Kind, context: RuleContext): readonly RecordFact[] {
  const known = ofKind(kind, context);
  known.inUse ??= known.whole.filter((record) => !isStub(record) && !isRetired(record));
  return known.inUse;
}

interface WholeRecords {
  readonly whole: readonly RecordFact[];
  inUse: readonly RecordFact[] | undefined;
}

/** Some forty rules walk the same records: they are picked out once per state of the workspace. */
function ofKind(kind: Kind, context: RuleContext): WholeRecords {
  const kinds = picked.get(context.audit) ?? new Map<Kind, WholeRecords>();
  picked.set(context.audit, kinds);
  let known = kinds.get(kind);
  if (known === undefined) {
    const whole = [...context.workspace.records(kind)].filter(
      (record) => record.recognisedBy !== 'shape' && isWhole(record, context),
    );
    known = { whole, inUse: undefined };
    kinds.set(kind, known);
  }
  return known;
}

const picked = new WeakMap<AuditView, Map<Kind, WholeRecords>>();

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
