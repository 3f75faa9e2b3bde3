import type { RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, says } from '../../model/read.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { assuranceOf, isInUse, saysNone } from './vendor-reading.ts';

/** Controls that a vendor's report expects of us, and that none of our controls stands for. One finding per vendor. */
export const cuecUnmapped = defineRule<
  'workspace',
  { readonly vendor: RecordFact; readonly open: readonly Node[] }
>({
  id: 'vendor/cuec-unmapped',
  title: 'What the report of a vendor expects of us maps to no control',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const vendors = wholeRecords('vendor', context).filter((vendor) => isInUse(vendor, context));
    // Only where somebody has begun to map them.
    if (!vendors.some((vendor) => assuranceOf(vendor).some((report) => cuecsOf(report).some(hasControl))))
      return;
    for (const vendor of vendors) {
      const report = latestReport(vendor);
      if (report === undefined) continue;
      const open = cuecsOf(report).filter((node) => !hasControl(node));
      const first = open[0];
      if (first === undefined) continue;
      const message = `${open.length} user entity ${open.length === 1 ? 'control' : 'controls'} in the report on ${vendor.id} ${open.length === 1 ? 'maps' : 'map'} to no control of yours. Name the control that does it.`;
      const related = open
        .slice(1, 6)
        .map((node) => ({ file: vendor.file, span: node, message: 'This one too' }));
      yield { file: vendor.file, span: first, message, related, data: { vendor, open } };
    }
  },
  *fixes({ data: { vendor, open } }, context) {
    const places = open.flatMap((node) =>
      node.type === 'mapping' ? [{ mapping: node, path: 'assurance.cuecs', name: 'control' }] : [],
    );
    const fix = askFor(vendor, 'Add control to each, to be filled in', places, context);
    if (fix !== undefined) yield fix;
  },
});

/** The newest report with such controls; older ones have been replaced by it. */
function latestReport(vendor: RecordFact): MappingNode | undefined {
  const ends = (report: MappingNode): string => meaningful(nodeAtPath(report, 'period_end')) ?? '';
  let latest: MappingNode | undefined;
  for (const report of assuranceOf(vendor)) {
    if (cuecsOf(report).length > 0 && (latest === undefined || ends(report) > ends(latest))) latest = report;
  }
  return latest;
}

function cuecsOf(report: MappingNode): readonly Node[] {
  const cuecs = nodeAtPath(report, 'cuecs');
  const items = cuecs?.type === 'sequence' ? cuecs.items : [];
  return items.filter((item): item is Node => {
    if (item?.type === 'mapping') return true;
    const text = meaningful(item);
    return text !== undefined && !saysNone(text);
  });
}

function hasControl(node: Node): boolean {
  return node.type === 'mapping' && says(node, 'control');
}
