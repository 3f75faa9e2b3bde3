import type { RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, says, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';

/** How much an incident asks for: nothing for low ones and for a severity that is not ours. */
export type Weight = 'none' | 'medium' | 'high';

export function weightOf(incident: RecordFact): Weight {
  const text = textAt(incident.fields, 'severity');
  const severity = text === undefined ? '' : canonicalValue('incident', 'severity', text);
  if (severity === 'critical' || severity === 'high') return 'high';
  return severity === 'medium' ? 'medium' : 'none';
}

/** Not called a false alarm. */
export function isConfirmed(incident: RecordFact): boolean {
  return !isNo(textAt(incident.fields, 'confirmed'));
}

/** `status: closed`; or no status and a day of closing. */
export function isClosed(incident: RecordFact): boolean {
  const status = statusOf(incident);
  return status === undefined ? says(incident.fields, 'closed_on') : status === 'closed';
}

export function statusOf(incident: RecordFact): string | undefined {
  const text = textAt(incident.fields, 'status');
  return text === undefined ? undefined : canonicalValue('incident', 'status', text);
}

/** Whether evidence may have to stand up outside: a suspected breach, or legal use. */
export function needsForensics(incident: RecordFact): boolean {
  return ['suspected_breach', 'legal_use'].some((name) => {
    const text = meaningful(nodeAtPath(incident.fields, name));
    return text !== undefined && !isNo(text);
  });
}

function isNo(text: string | undefined): boolean {
  return text !== undefined && /^(?:false|no)$/i.test(text);
}
