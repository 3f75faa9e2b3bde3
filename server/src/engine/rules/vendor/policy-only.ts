import type { RecordFact } from '../../model/facts.ts';
import { says } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { isDesign } from '../evidence-kinds.ts';
import { beginEvidence } from '../evidence-stub.ts';
import { gateIsOpen } from '../gate.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { assuranceOf } from './vendor-reading.ts';

const VENDOR_ITEMS = new Map([
  ['soc2', ['CC9.2']],
  ['iso27001', ['A.5.19', 'A.5.20', 'A.5.21', 'A.5.22', 'A.5.23']],
]);

/** Vendor management that exists on paper only: policies, and no inventory that is looked at. */
export const policyOnly = defineRule<'workspace', RecordFact>({
  id: 'vendor/policy-only',
  title: 'Vendor management rests on policies alone',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(workspace, context) {
    // In a programme with both frameworks the crosswalk's cells say it, cell by cell.
    if (gateIsOpen('dual', context)) return;
    const controls = vendorControls(context);
    const first = controls[0];
    const evidence = controls.flatMap((control) => context.audit.evidenceOf(control));
    if (first === undefined || evidence.length === 0 || !evidence.every(isDesign)) return;
    for (const vendor of workspace.records('vendor')) if (isLookedAt(vendor)) return;
    const names = listed([...new Set(evidence.map(({ id }) => id))].slice(0, 3));
    const message = `${listed(controls.slice(0, 3).map(({ id }) => id))} rest${controls.length === 1 ? 's' : ''} on ${names} alone. A policy shows neither tiers nor monitoring: link the inventory or a review of vendors.`;
    const related = evidence
      .slice(0, 3)
      .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
    yield { file: first.file, span: first.anchor, message, related, data: first };
  },
  *fixes({ data }, { workspace }) {
    const wish = { name: 'VENDORS', title: 'Inventory of vendors', lines: ['type: inventory'] };
    const fix = beginEvidence('Begin the evidence "Inventory of vendors"', data, [wish], workspace);
    if (fix !== undefined) yield fix;
  },
});

/** Controls in operation that cite an item about vendors. */
function vendorControls(context: RuleContext): readonly RecordFact[] {
  const found = new Set<RecordFact>();
  for (const [framework, ids] of VENDOR_ITEMS) {
    for (const id of ids) {
      for (const { record, place } of context.workspace.citationsOf(framework, id)) {
        if (record.kind === 'control' && place === 'satisfies' && context.audit.inOperation(record))
          found.add(record);
      }
    }
  }
  return wholeRecords('control', context).filter((control) => found.has(control));
}

function isLookedAt(vendor: RecordFact): boolean {
  if (['monitoring.last_on', 'contract.reviewed_on'].some((path) => says(vendor.fields, path))) return true;
  return assuranceOf(vendor).some((report) => says(report, 'reviewed_on') || says(report, 'received_on'));
}
