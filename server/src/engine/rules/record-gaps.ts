import type { Span } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { isPlaceholder, nodeAtPath, says } from '../model/read.ts';
import type { MappingNode, ScalarNode } from '../syntax/tree.ts';
import { brokenRecords } from './broken-records.ts';
import { listed } from './citation-reading.ts';
import { isStub } from './evidence-kinds.ts';
import type { RuleContext } from './rule.ts';
import { isMisspelled } from './schema-problems.ts';

/** What a record or a row of it leaves unsaid, of some keys. */
export interface Gaps {
  /** Keys that are absent or empty. One that stands there misspelled is not missing: its spelling is the mistake. */
  readonly missing: readonly string[];
  /** Keys that hold the placeholder `?`. */
  readonly toFillIn: readonly { readonly name: string; readonly node: ScalarNode }[];
}

/** The gaps of a mapping of a record. `path` is its canonical path, lists without index; '' is the record itself. */
export function gapsIn(
  record: RecordFact,
  mapping: MappingNode,
  path: string,
  names: readonly string[],
  context: RuleContext,
): Gaps {
  const missing: string[] = [];
  const toFillIn: { name: string; node: ScalarNode }[] = [];
  for (const name of names) {
    if (says(mapping, name)) continue;
    const node = nodeAtPath(mapping, name);
    if (isPlaceholder(node)) toFillIn.push({ name, node });
    else if (!isMisspelled(record, path === '' ? name : `${path}.${name}`, context, mapping))
      missing.push(name);
  }
  return { missing, toFillIn };
}

/** Placeholders that are still open, in one sentence at the first of them; undefined when there is none. */
export function stillOpen(
  gaps: Gaps,
  name: string,
  words: Readonly<Record<string, string>> = {},
): { readonly span: Span; readonly message: string } | undefined {
  const [first] = gaps.toFillIn;
  if (first === undefined) return undefined;
  const keys = gaps.toFillIn.map((each) => words[each.name] ?? each.name);
  const verb = keys.length === 1 && !first.name.endsWith('s') ? 'is' : 'are';
  return { span: first.node, message: `The ${listed(keys)} of ${name} ${verb} still to be filled in.` };
}

/** Those of some keys that at least one of the mappings carries: of a column that nobody uses, nobody is asked. */
export function carried(mappings: readonly MappingNode[], names: readonly string[]): readonly string[] {
  return names.filter((name) => mappings.some((mapping) => says(mapping, name)));
}

/** Where a finding about a row sits: the value of its id, else its title, else its first key. */
export function anchorOfRow(row: MappingNode): Span {
  for (const name of ['id', 'title', 'date']) {
    const node = nodeAtPath(row, name);
    if (node?.type === 'scalar') return node;
  }
  return row.pairs[0]?.key ?? row;
}

/** Records of a kind that are in use and whose text could be read whole: neither drafts nor retired. */
export function wholeRecords(kind: Kind, context: RuleContext): readonly RecordFact[] {
  const found: RecordFact[] = [];
  for (const record of context.workspace.records(kind)) {
    const facts = context.workspace.facts(record.file);
    if (facts === undefined || facts.stale === true || isStub(record)) continue;
    if (record.recognisedBy === 'shape' || isRetired(record)) continue;
    if (!brokenRecords(facts).has(record)) found.push(record);
  }
  return found;
}

function isRetired(record: RecordFact): boolean {
  const status = nodeAtPath(record.fields, 'status');
  return status?.type === 'scalar' && status.text.trim().toLowerCase() === 'retired';
}
