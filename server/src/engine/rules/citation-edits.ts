import type { Reading } from '../frameworks/id-grammar.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import { insertItem, removeItem, replaceItem } from '../syntax/edit-items.ts';
import { insertPair } from '../syntax/edit-pairs.ts';
import type { TextEdit } from '../syntax/edit-places.ts';
import { replaceScalar } from '../syntax/edit-scalars.ts';
import { type MappingNode, type Node, type ScalarNode, type SequenceNode, valueOf } from '../syntax/tree.ts';
import type { FileEdit, Fix, RuleContext } from './rule.ts';

/** Where a citation stands: alone as a value, or as the item of a list, perhaps as the `id` of a long entry. */
interface CitationPlace {
  readonly token: ScalarNode;
  readonly entry: MappingNode | undefined;
  readonly list: { readonly sequence: SequenceNode; readonly index: number } | undefined;
}

/** The fix that writes other ids in place of a cited token; undefined where that cannot be done without a loss. */
export function replaceCitation(
  citation: CitationFact,
  ids: readonly string[],
  context: RuleContext,
  fix: { readonly title: string; readonly safe: boolean; readonly preferred?: boolean },
): Fix | undefined {
  const place = findPlace(citation);
  if (place === undefined || ids.length === 0) return undefined;
  const { list } = place;
  const missing =
    list === undefined
      ? ids
      : ids.filter((id) => !isListed(id, citation.framework, list.sequence, place.token, context));
  if (missing.length === 0) {
    const title = `Remove ${citation.token}: ${ids.join(' and ')} is listed already`;
    return removeCitation(citation, context, title, fix.safe);
  }
  const edits = citationEdits(citation, place, missing, context);
  if (edits === undefined) return undefined;
  const file = citation.record.file;
  const made = edits.map((edit) => ({ file, span: edit.span, text: edit.text }));
  // An old Annex A id under soc2: what it became is no more at home there.
  const atHome = ids.every((id) => context.catalogue.item(citation.framework, id) !== undefined);
  return atHome ? { ...fix, edits: made } : { title: fix.title, safe: false, edits: made };
}

function citationEdits(
  citation: CitationFact,
  place: CitationPlace,
  ids: readonly string[],
  context: RuleContext,
): readonly TextEdit[] | undefined {
  const text = context.text(citation.record.file);
  const { token, entry, list } = place;
  const [only] = ids;
  if (ids.length === 1 && only !== undefined && (list === undefined || entry !== undefined))
    return replaceScalar(text, token, only);
  // A row or a long entry claims coverage and evidence for one id: those claims are not ours to copy to a second one.
  if (entry !== undefined || citation.row !== undefined || citation.place === 'gap') return undefined;
  return list === undefined ? asList(token, ids) : replaceItem(text, list.sequence, list.index, ids);
}

/** A single value that becomes several is written as a list in brackets. */
function asList(token: ScalarNode, ids: readonly string[]): readonly TextEdit[] {
  return [{ span: { start: token.start, end: token.end }, text: `[${ids.join(', ')}]` }];
}

/**
 * The fix that takes a citation out of its list; undefined when it does not stand in one with others. Never safe when
 * something goes with it that its author wrote: a comment behind it, or the other keys of a long entry.
 */
export function removeCitation(
  citation: CitationFact,
  context: RuleContext,
  title: string,
  safe: boolean,
): Fix | undefined {
  const place = findPlace(citation);
  if (place?.list === undefined || place.list.sequence.items.length < 2) return undefined;
  const file = citation.record.file;
  const edits = removeItem(context.text(file), place.list.sequence, place.list.index);
  if (edits === undefined) return undefined;
  const isSafe = safe && !carriesMore(citation, place);
  return {
    title,
    safe: isSafe,
    ...(isSafe ? { preferred: true } : {}),
    edits: edits.map((edit) => ({ file, span: edit.span, text: edit.text })),
  };
}

/** Whether more than the id itself would be lost with the item. */
function carriesMore(citation: CitationFact, place: CitationPlace): boolean {
  return citation.label !== undefined || (place.entry !== undefined && place.entry.pairs.length > 1);
}

/** The fix that moves a cited id under the key of the framework to which it belongs. */
export function moveCitation(
  citation: CitationFact,
  to: { readonly framework: string; readonly id: string },
  context: RuleContext,
): Fix | undefined {
  if (citation.place !== 'satisfies') return undefined;
  const file = citation.record.file;
  const text = context.text(file);
  const place = findPlace(citation);
  const satisfies = valueOf(citation.record.fields, 'satisfies');
  if (place?.list === undefined || satisfies?.type !== 'mapping') return undefined;
  // What a long entry says of the id, and a comment behind it, would be lost on the way.
  if (carriesMore(citation, place)) return undefined;
  const { sequence, index } = place.list;
  const target = satisfies.pairs.find(
    (pair) => context.catalogue.frameworkOf(pair.key.text)?.framework === to.framework,
  );
  if (sequence.items.length < 2 || (target !== undefined && target.value?.type !== 'sequence'))
    return undefined;
  const present =
    target?.value?.type === 'sequence' && isListed(to.id, to.framework, target.value, place.token, context);
  const insertion = present
    ? []
    : target?.value?.type === 'sequence'
      ? insertItem(text, target.value, 'end', to.id)
      : insertPair(text, satisfies, to.framework, [to.id]);
  const removal = removeItem(text, sequence, index);
  if (insertion === undefined || removal === undefined) return undefined;
  const edits = [...removal, ...insertion].map((edit) => ({ file, span: edit.span, text: edit.text }));
  return {
    title: `Move ${to.id} under ${target?.key.text ?? to.framework}`,
    safe: true,
    preferred: true,
    edits,
  };
}

/** What the items of a list name, read once for all the fixes in it. */
interface ListedIds {
  readonly catalogue: RuleContext['catalogue'];
  readonly framework: string;
  /** Ids by the place of their tokens. */
  readonly at: ReadonlyMap<number, string>;
  readonly count: ReadonlyMap<string, number>;
  /** Where an id first stands in an entry whose own fix will write it out: a range, several ids, another spelling. */
  readonly promised: ReadonlyMap<string, number>;
}

const listedIds = new WeakMap<SequenceNode, ListedIds>();

/**
 * Whether the other items of the list name an id beyond doubt: an unquoted `8.2` is not clause 8.2 yet. Of several
 * entries whose fixes would write an id out, the first one is to do so: they may be applied together.
 */
function isListed(
  id: string,
  framework: string,
  sequence: SequenceNode,
  except: ScalarNode,
  { catalogue }: RuleContext,
): boolean {
  let listed = listedIds.get(sequence);
  if (listed?.catalogue !== catalogue || listed.framework !== framework) {
    listed = readList(framework, sequence, catalogue);
    listedIds.set(sequence, listed);
  }
  const own = listed.at.get(except.start) === id ? 1 : 0;
  const promised = listed.promised.get(id);
  return (listed.count.get(id) ?? 0) > own || (promised !== undefined && promised < except.start);
}

function readList(framework: string, sequence: SequenceNode, catalogue: RuleContext['catalogue']): ListedIds {
  const at = new Map<number, string>();
  const count = new Map<string, number>();
  const promised = new Map<string, number>();
  for (const item of sequence.items) {
    const id = item?.type === 'mapping' ? valueOf(item, 'id') : item;
    // An alias stands for a token that is counted where it is written.
    if (id?.type !== 'scalar' || at.has(id.start)) continue;
    const reading = catalogue.read(framework, id.text.trim(), id.style !== 'plain');
    if (item?.type === 'scalar')
      for (const member of becoming(reading)) if (!promised.has(member)) promised.set(member, id.start);
    if (reading.type !== 'known') continue;
    at.set(id.start, reading.id);
    count.set(reading.id, (count.get(reading.id) ?? 0) + 1);
  }
  return { catalogue, framework, at, count, promised };
}

/** The ids that the safe fix of an entry writes in its place. */
function becoming(reading: Reading): readonly string[] {
  if (reading.type === 'spelling') return reading.label === undefined ? [reading.id] : [];
  if (reading.type !== 'range' && reading.type !== 'list') return [];
  return (reading.unresolved ?? []).length === 0 ? reading.members : [];
}

function findPlace(citation: CitationFact): CitationPlace | undefined {
  return find(citation.record.fields, citation.span.start, undefined, undefined);
}

function find(
  node: Node | undefined,
  at: number,
  list: CitationPlace['list'],
  entry: MappingNode | undefined,
): CitationPlace | undefined {
  if (node === undefined || node.start > at || node.end <= at) return undefined;
  if (node.type === 'scalar') return node.start === at ? { token: node, entry, list } : undefined;
  if (node.type === 'mapping') {
    for (const pair of node.pairs) {
      const inList = list?.sequence.items[list.index] === node && pair.name === 'id';
      const found = find(pair.value, at, inList ? list : undefined, inList ? node : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (node.type !== 'sequence') return undefined;
  for (const [index, item] of node.items.entries()) {
    const found = find(item, at, { sequence: node, index }, undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The edit that writes another text in place of a value of a record, in the quotes that stand there. */
export function rewriteValue(
  record: RecordFact,
  at: number,
  value: string,
  context: RuleContext,
): readonly FileEdit[] | undefined {
  const token = find(record.fields, at, undefined, undefined)?.token;
  if (token === undefined) return undefined;
  return replaceScalar(context.text(record.file), token, value).map((edit) => ({
    file: record.file,
    span: edit.span,
    text: edit.text,
  }));
}
