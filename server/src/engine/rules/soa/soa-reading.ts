import { soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { says, textAt } from '../../model/read.ts';
import { brokenRecords } from '../broken-records.ts';
import type { RuleContext } from '../rule.ts';

/** A statement that is being written or was replaced: nothing is asked of it. */
export function isAsideSoa(soa: RecordFact): boolean {
  const status = textAt(soa.fields, 'status');
  return status === 'draft' || status === 'superseded' || status === 'retired';
}

/** Whether somebody approved the statement, or says that it is: it is no draft then, whatever it lacks. */
export function isApproved(soa: RecordFact): boolean {
  return (
    textAt(soa.fields, 'status') === 'approved' ||
    says(soa.fields, 'approved_on') ||
    says(soa.fields, 'approved_by')
  );
}

/** Whether the statement is of the 2013 edition: its rows have other ids, and that is the mistake. */
export function isOf2013(soa: RecordFact, context: RuleContext): boolean {
  return soaRows(soa, context.workspace).some(({ citation }) => {
    const { type } = citation.reading;
    if (type === 'legacy-control' || type === 'legacy-group') return true;
    return (
      context.catalogue.frameworkOf(citation.writtenFramework ?? citation.framework)?.edition2013 ?? false
    );
  });
}

/** Whether a part of the record could not be read: what it seems to lack may be written there. */
export function isBroken(record: RecordFact, context: RuleContext): boolean {
  const facts = context.workspace.facts(record.file);
  return facts === undefined || brokenRecords(facts).has(record);
}
