import { addDays, type IsoDate } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';

/** A SOC 2 audit of a program record. */
export interface Soc2Audit {
  readonly record: RecordFact;
  readonly audit: MappingNode;
}

/** The SOC 2 audits of the programme that are no internal ones, in source order. */
export function soc2Audits(context: RuleContext): readonly Soc2Audit[] {
  const found: Soc2Audit[] = [];
  for (const record of wholeRecords('program', context)) {
    for (const audit of mappingsIn(nodeAtPath(record.fields, 'audits'))) {
      if (isSoc2(audit, context)) found.push({ record, audit });
    }
  }
  return found;
}

function isSoc2(audit: MappingNode, context: RuleContext): boolean {
  const type = auditTypeOf(audit);
  if (type === 'internal') return false;
  const written = textAt(audit, 'framework');
  if (written === undefined) return type === 'type-1' || type === 'type-2';
  return context.catalogue.frameworkOf(written)?.framework === 'soc2';
}

/** The type of an audit in its usual spelling; the empty text where none is written. */
export function auditTypeOf(audit: MappingNode): string {
  const text = textAt(audit, 'type');
  return text === undefined ? '' : canonicalValue('program', 'audits.type', text);
}

/** The first day of the SOC 2 fieldwork that comes next or is under way; undefined where none is planned. */
export function nextFieldwork(context: RuleContext): IsoDate | undefined {
  const { date } = context.audit.asOf;
  const days = soc2Audits(context).flatMap(({ audit }) => {
    const start = dayAt(audit, 'fieldwork.start', context);
    const end = dayAt(audit, 'fieldwork.end', context) ?? start;
    return start === undefined || end === undefined || end < date ? [] : [start];
  });
  return days.toSorted()[0];
}

/** How close the fieldwork is: what can wait, what must be written now, what is late. */
export function urgency(context: RuleContext): 'early' | 'soon' | 'late' {
  const fieldwork = nextFieldwork(context);
  if (fieldwork === undefined) return 'early';
  const { date } = context.audit.asOf;
  if (date >= addDays(fieldwork, -30)) return 'late';
  return date >= addDays(fieldwork, -120) ? 'soon' : 'early';
}

/** The first scope with a SOC 2 part: the one that counts. */
export function soc2Scope(
  context: RuleContext,
): { readonly scope: RecordFact; readonly soc2: MappingNode } | undefined {
  for (const scope of wholeRecords('scope', context)) {
    const soc2 = nodeAtPath(scope.fields, 'soc2');
    if (soc2?.type === 'mapping') return { scope, soc2 };
  }
  return undefined;
}

/** Whether a yes or no says yes. */
export function isYes(text: string | undefined): boolean {
  return text !== undefined && /^(?:true|yes)$/i.test(text);
}
