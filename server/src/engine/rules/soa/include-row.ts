import type { SoaRow } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import type { Fix, RuleContext } from '../rule.ts';

/** The assertion that takes an excluded row into the SoA; why it is needed is left to fill in. */
export function includeRow(soa: RecordFact, row: SoaRow, context: RuleContext): Fix | undefined {
  const fields = [
    { mapping: row.node, path: 'controls', name: 'applicable', value: true },
    { mapping: row.node, path: 'controls', name: 'justification', value: TO_FILL_IN },
  ];
  const edits = writeFields(soa, fields, context);
  return edits === undefined ? undefined : { title: 'Include it and ask for the reason', safe: false, edits };
}
