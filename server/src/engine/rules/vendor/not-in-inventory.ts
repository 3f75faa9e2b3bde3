import type { RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode, ScalarNode } from '../../syntax/tree.ts';
import { beginRecord } from '../record-stub.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** Fewer vendors than this are no inventory yet. */
const INVENTORY = 3;

/** Most sources of evidence must be known before one that is not says anything. */
const KNOWN_SHARE = 0.7;

/** Something of somebody else's that the scope or the evidence uses, and that no vendor record stands for. */
export const notInInventory = defineRule<'workspace', string>({
  id: 'vendor/not-in-inventory',
  title: 'A supplier that is used has no vendor record',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(workspace, context) {
    if (workspace.count('vendor') < INVENTORY) return;
    yield* systemsWithoutVendor(context);
    yield* unknownSources(context);
  },
  *fixes({ data }, { workspace }) {
    const id = `VEN-${data.toUpperCase()}`;
    const fix = beginRecord(`Begin the vendor ${id}`, 'vendor', id, ['tier: "?"'], workspace);
    if (fix !== undefined) yield fix;
  },
});

/** Systems of the scope that are neither built here nor provided by a vendor, once others name theirs. */
function* systemsWithoutVendor(context: RuleContext): Generator<Problem<string>> {
  for (const scope of wholeRecords('scope', context)) {
    const node = nodeAtPath(scope.fields, 'systems');
    const systems =
      node?.type === 'sequence'
        ? node.items.filter((item): item is MappingNode => item?.type === 'mapping')
        : [];
    if (!systems.some((system) => textAt(system, 'vendor') !== undefined)) continue;
    for (const system of systems) {
      if (nodeAtPath(system, 'vendor') !== undefined || nodeAtPath(system, 'internal') !== undefined)
        continue;
      const id = nodeAtPath(system, 'id');
      const name = textAt(system, 'id') ?? textAt(system, 'title');
      // A system that a vendor lists as its own has its vendor.
      if (name === undefined || isRunByVendor(name, context)) continue;
      const message = `The system ${name} names no vendor. Name it, or write internal: true if you built and run it yourselves.`;
      yield { file: scope.file, span: id ?? system, message, data: name };
    }
  }
}

function isRunByVendor(system: string, { workspace }: RuleContext): boolean {
  return workspace
    .referencesTo(system)
    .some(({ record, field }) => record.kind === 'vendor' && field === 'systems');
}

/** Sources of evidence of one word that are neither a system nor a vendor; each is told once, where it stands first. */
function* unknownSources(context: RuleContext): Generator<Problem<string>> {
  const known = knownNames(context);
  const seen = new Map<string, { readonly record: RecordFact; readonly node: ScalarNode }>();
  let all = 0;
  let found = 0;
  for (const evidence of wholeRecords('evidence', context)) {
    const source = nodeAtPath(evidence.fields, 'source');
    const node = source?.type === 'mapping' ? nodeAtPath(source, 'system') : source;
    const text = meaningful(node);
    if (text === undefined || node?.type !== 'scalar') continue;
    all += 1;
    const name = text.toLowerCase();
    if (known.has(name)) found += 1;
    else if (/^[\w.-]+$/.test(name) && !seen.has(name)) seen.set(name, { record: evidence, node });
  }
  if (all === 0 || found < all * KNOWN_SHARE) return;
  for (const [name, { record, node }] of seen) {
    // `okta-logs` of the vendor Okta.
    if ([...known].some((other) => other.length > 2 && (name.includes(other) || other.includes(name))))
      continue;
    const message = `${node.text.trim()} is the source of evidence, and neither a system of the scope nor a vendor has this name. Add a vendor record, or the system with internal: true.`;
    yield { file: record.file, span: node, message, data: name };
  }
}

/** Ids and titles of systems and vendors, in lower case. */
function knownNames({ workspace }: RuleContext): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { id, title } of [...workspace.nestedIn('systems'), ...workspace.records('vendor')]) {
    names.add(id.toLowerCase());
    names.add(title.toLowerCase());
    names.add(id.toLowerCase().replace(/^ven(?:dor)?[-_]/, ''));
  }
  return names;
}
