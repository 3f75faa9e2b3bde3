import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../../model/read.ts';
import type { PlainValue } from '../../syntax/render.ts';
import { listed } from '../citation-reading.ts';
import { type NewField, TO_FILL_IN, writeFields } from '../field-edits.ts';
import { gateIsOpen } from '../gate.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { severityOfColumn, VENDOR_COLUMNS, type VendorColumn } from './vendor-columns.ts';
import { isInUse, matters } from './vendor-reading.ts';

interface Data {
  /** Undefined where the finding is about all vendors. */
  readonly vendor: RecordFact | undefined;
  readonly columns: readonly VendorColumn[];
}

/** Columns of the inventory that both frameworks read first: without one of them the inventory has not begun. */
const CORE: ReadonlySet<string> = new Set([
  'tier',
  'contract.reviewed_on',
  'contract.security_clauses',
  'monitoring.last_on',
]);

/** Fewer vendors than this are no inventory yet. */
const INVENTORY = 3;

/** What the inventory does not say of a vendor that matters: one finding per vendor, with all columns that it lacks. */
export const oneTable = defineRule<'workspace', Data>({
  id: 'vendor/one-table',
  aliases: VENDOR_COLUMNS.flatMap(({ alias }) => alias ?? []),
  title: 'The vendor inventory lacks what both auditors read in it',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(workspace, context) {
    const vendors = wholeRecords('vendor', context).filter(
      (vendor) => isInUse(vendor, context) && matters(vendor),
    );
    const columns = VENDOR_COLUMNS.filter(({ gate }) => gate === undefined || gateIsOpen(gate, context));
    // A column speaks once a vendor has it.
    const begun = columns.filter((column) => hasColumn(column, workspace.records('vendor')));
    for (const vendor of vendors) {
      const missing = columns.filter(
        (column) =>
          (begun.includes(column) || isPlaceholder(nodeAtPath(vendor.fields, column.path))) &&
          lacks(vendor, column, context),
      );
      const first = missing[0];
      if (first === undefined) continue;
      const severities = missing.map((column) => severityOfColumn(column, vendor, context));
      const asked = missing
        .map(({ path }) => nodeAtPath(vendor.fields, path))
        .filter((node) => isPlaceholder(node));
      const names = listed(missing.map(({ path }) => path));
      const message =
        asked.length === missing.length
          ? `Still to be filled in for ${vendor.id}: ${names}.`
          : `${vendor.id} lacks ${names}. Both auditors read the vendors as one table.`;
      yield {
        file: vendor.file,
        span: asked.length === missing.length ? (asked[0] ?? vendor.anchor) : vendor.anchor,
        message,
        severity: severities.includes('warning') ? 'warning' : 'information',
        data: { vendor, columns: missing },
      };
    }
    const anchor = workspaceAnchor(workspace);
    const unused = columns.filter((column) => CORE.has(column.path) && !begun.includes(column));
    if (anchor === undefined || vendors.length < INVENTORY || unused.length === 0) return;
    const message = `None of the ${vendors.length} vendors that matter has ${listed(unused.map(({ path }) => path))}. Auditors of both frameworks look for it.`;
    yield {
      file: anchor.file,
      span: anchor.anchor,
      message,
      severity: 'hint',
      data: { vendor: undefined, columns: unused },
    };
  },
  *fixes({ data: { vendor, columns } }, context) {
    if (vendor === undefined) return;
    const fields = newFields(vendor, columns);
    if (fields.length === 0) return;
    const edits = writeFields(vendor, fields, context);
    if (edits !== undefined) yield { title: 'Add what is missing, to be filled in', safe: false, edits };
  },
});

function hasColumn(column: VendorColumn, vendors: Iterable<RecordFact>): boolean {
  for (const vendor of vendors) if (says(vendor.fields, column.path)) return true;
  return false;
}

function lacks(vendor: RecordFact, column: VendorColumn, context: RuleContext): boolean {
  if (says(vendor.fields, column.path) || column.answered?.(vendor) === true) return false;
  if (column.asked?.(vendor, context) === false) return false;
  const [parent = ''] = column.path.split('.');
  return !isMisspelled(vendor, column.path, context) && !isMisspelled(vendor, parent, context);
}

/** The keys that are not there at all; those of one mapping that is not there either are written together. */
function newFields(vendor: RecordFact, columns: readonly VendorColumn[]): readonly NewField[] {
  const fields: NewField[] = [];
  const whole = new Map<string, { [name: string]: PlainValue }>();
  for (const { path } of columns) {
    const [parent = '', name] = path.split('.');
    if (name === undefined) {
      if (nodeAtPath(vendor.fields, path) === undefined)
        fields.push({ mapping: vendor.fields, path: '', name: parent, value: TO_FILL_IN });
      continue;
    }
    const node = nodeAtPath(vendor.fields, parent);
    if (node?.type === 'mapping') {
      if (nodeAtPath(node, name) === undefined)
        fields.push({ mapping: node, path: parent, name, value: TO_FILL_IN });
    } else if (node === undefined) {
      whole.set(parent, { ...whole.get(parent), [name]: TO_FILL_IN });
    }
  }
  for (const [name, value] of whole) fields.push({ mapping: vendor.fields, path: '', name, value });
  return fields;
}
