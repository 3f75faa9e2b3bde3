import type { Span } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../model/read.ts';
import { type MappingNode, pairOf, type ScalarNode } from '../syntax/tree.ts';
import { listed } from './citation-reading.ts';
import type { RuleContext } from './rule.ts';
import { isMisspelled } from './schema-problems.ts';

/** A field that says nothing: where to show it, and whether the user was asked already and has not answered. */
export interface MissingField {
  readonly span: Span;
  readonly placeholder: boolean;
}

/**
 * Whether a key of a mapping in a record says nothing. `at` is the mapping's own path in the record, without list
 * indexes. Undefined when the key says something, or stands there misspelled: then that is the mistake.
 */
export function missingField(
  record: RecordFact,
  mapping: MappingNode,
  at: string,
  name: string,
  context: RuleContext,
  fallback: Span = record.anchor,
): MissingField | undefined {
  if (says(mapping, name)) return undefined;
  const path = at === '' ? name : `${at}.${name}`;
  if (isMisspelled(record, path, context, mapping === record.fields ? record.span : mapping))
    return undefined;
  const node = nodeAtPath(mapping, name);
  if (isPlaceholder(node)) return { span: node, placeholder: true };
  return { span: pairOf(mapping, name)?.key ?? fallback, placeholder: false };
}

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
    const gap = missingField(record, mapping, path, name, context);
    const node = nodeAtPath(mapping, name);
    if (gap?.placeholder === true && isPlaceholder(node)) toFillIn.push({ name, node });
    else if (gap !== undefined) missing.push(name);
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
