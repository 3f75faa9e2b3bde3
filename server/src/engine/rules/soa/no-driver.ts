import { type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { isAsideSoa } from './soa-reading.ts';

/** Words by which a reason names a risk, a law, a contract, a baseline or a need of the business. */
const DRIVER =
  /\b(?:risk|risks|threat|treats?|laws?|legal|legislation|statut\w*|regulat\w*|gdpr|hipaa|pci|dora|nis2?|act|contracts?|contractual\w*|agreements?|msa|dpa|addendum|customers?|clients?|insur\w*|baseline|best practice|practice|policy|dut(?:y|ies)|require[sd]?|requirements?|obligations?|business|standard)\b|\b[A-Z]{1,5}-\d+\b/i;

/** Applicable rows of which neither drivers nor the reason says what made the control necessary. Once per statement. */
export const noDriver = defineRule<'record', { readonly soa: RecordFact; readonly rows: readonly SoaRow[] }>({
  id: 'soa/no-driver',
  title: 'Rows of the SoA do not say what made the control necessary',
  severity: 'information',
  on: 'record',
  kinds: ['soa'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isAsideSoa(record)) return;
    const owing = soaRows(record, context.workspace).filter(
      (row) => row.applicable === true && row.reason !== undefined,
    );
    const without = owing.filter((row) => !DRIVER.test(row.reason ?? '') && !hasDrivers(row));
    const [first] = without;
    // No row names a driver: the statement is kept in another way.
    if (first === undefined || without.length === owing.length) return;
    const ids = shortList(without.map((row) => row.id ?? row.citation.token));
    const message = `${ids} ${without.length === 1 ? 'does' : 'do'} not say which risk, law or contract made ${without.length === 1 ? 'it' : 'them'} necessary. Add drivers, or name it in the justification.`;
    const related = without
      .slice(1, 4)
      .map((row) => ({ file: record.file, span: row.citation.span, message: 'No driver here either' }));
    yield {
      file: record.file,
      span: first.citation.span,
      message,
      related,
      data: { soa: record, rows: without },
    };
  },
  *fixes({ data: { soa, rows } }, context) {
    const fields = rows
      .filter(({ node }) => nodeAtPath(node, 'drivers') === undefined)
      .map(({ node }) => ({
        mapping: node,
        path: 'controls',
        name: 'drivers',
        value: { risks: TO_FILL_IN },
      }));
    const edits = fields.length === 0 ? undefined : writeFields(soa, fields, context);
    if (edits !== undefined) yield { title: 'Add drivers, to be filled in', safe: false, edits };
  },
});

function hasDrivers({ node }: SoaRow): boolean {
  const drivers = nodeAtPath(node, 'drivers');
  return drivers?.type === 'mapping' && drivers.pairs.some(({ name }) => says(drivers, name));
}
