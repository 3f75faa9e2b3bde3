import { mappingsIn, nodeAtPath, textAt } from '../model/read.ts';
import type { RuleContext } from './rule.ts';

/** Whether the Statement of Applicability takes an Annex A control in; undefined without a row that says so. */
export function applicabilityOf(context: RuleContext): ReadonlyMap<string, boolean> {
  const rows = new Map<string, boolean>();
  for (const soa of context.workspace.records('soa')) {
    for (const row of mappingsIn(nodeAtPath(soa.fields, 'controls'))) {
      const written = textAt(row, 'id');
      const applicable = textAt(row, 'applicable')?.toLowerCase();
      if (written === undefined || (applicable !== 'true' && applicable !== 'false')) continue;
      const reading = context.catalogue.read('iso27001', written, true);
      if (reading.type === 'known' && !rows.has(reading.id)) rows.set(reading.id, applicable === 'true');
    }
  }
  return rows;
}
