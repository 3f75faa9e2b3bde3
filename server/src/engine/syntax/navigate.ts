import type { Span } from '../../base/text/range.ts';
import { touches } from '../../base/text/range.ts';
import { COLON, isBlank, lineEnd, lineStart, skipBlanks } from './scan.ts';
import type { MappingNode, Node, Pair, ScalarNode, SequenceNode, SyntaxTree, YamlDocument } from './tree.ts';

/** One step from a document's root towards a node. */
export type Step =
  | { readonly type: 'pair'; readonly mapping: MappingNode; readonly pair: Pair }
  | { readonly type: 'item'; readonly sequence: SequenceNode; readonly index: number };

interface Place {
  /** The document in which the cursor is; undefined in a text without any. */
  readonly document: YamlDocument | undefined;
  /** The way from the root. For `key` and `value` it ends with that pair or item, else with what lies around. */
  readonly steps: readonly Step[];
}

/** Where a cursor is. */
export type CursorContext =
  /** On the name of a pair (the last step). */
  | (Place & { readonly at: 'key'; readonly pair: Pair; readonly mapping: MappingNode })
  /** On a scalar or alias: the value of the last step, or the root. */
  | (Place & { readonly at: 'value'; readonly node: Node })
  /** Behind `name:` where no value is written yet, or below it and further indented; the last step is that pair. */
  | (Place & { readonly at: 'empty-value'; readonly pair: Pair })
  /** Where a new pair of `mapping` may be written; `mapping` is undefined in an empty document or an empty item. */
  | (Place & { readonly at: 'new-pair'; readonly mapping: MappingNode | undefined })
  /** Where a new item of `sequence` may be written: behind a dash, or between brackets. */
  | (Place & { readonly at: 'new-item'; readonly sequence: SequenceNode });

/**
 * What is at an offset: a key, a value, or a place where something new would be written, judged by the column in
 * block style and by the brackets in flow style. A cursor right behind a word still belongs to it.
 */
export function contextAt(text: string, tree: SyntaxTree, offset: number): CursorContext {
  const document = documentAt(tree, offset);
  const root = document?.root;
  if (root === undefined) return { at: 'new-pair', document, steps: [], mapping: undefined };
  const steps: Step[] = [];
  return find(text, root, offset, steps, document) ?? blockGap(text, root, offset, document);
}

/** The scalar or alias on which the cursor is, keys included, and the way to it. */
export function nodeAt(
  text: string,
  tree: SyntaxTree,
  offset: number,
): { readonly node: Node; readonly steps: readonly Step[] } | undefined {
  const context = contextAt(text, tree, offset);
  if (context.at === 'key') return { node: context.pair.key, steps: context.steps };
  return context.at === 'value' ? { node: context.node, steps: context.steps } : undefined;
}

/** The steps as text: names joined by dots, places in lists in brackets: `controls[2].satisfies.soc2[0]`. */
export function pathText(steps: readonly Step[]): string {
  let path = '';
  for (const step of steps) {
    if (step.type === 'item') path += `[${step.index}]`;
    else path += path === '' ? step.pair.name : `.${step.pair.name}`;
  }
  return path;
}

/** The document in which an offset lies; on a mark between two, the one before it. */
export function documentAt(tree: SyntaxTree, offset: number): YamlDocument | undefined {
  let found = tree.documents[0];
  for (const document of tree.documents) if (document.span.start <= offset) found = document;
  return found;
}

/** Looks for the cursor on or inside of what is written; undefined when it is in a gap of block style. */
function find(
  text: string,
  node: Node,
  offset: number,
  steps: Step[],
  document: YamlDocument | undefined,
): CursorContext | undefined {
  switch (node.type) {
    case 'scalar':
    case 'alias':
      return touches(node, offset) ? { at: 'value', document, steps: [...steps], node } : undefined;
    case 'mapping':
      return findInMapping(text, node, offset, steps, document);
    case 'sequence':
      return findInSequence(text, node, offset, steps, document);
  }
}

function findInMapping(
  text: string,
  mapping: MappingNode,
  offset: number,
  steps: Step[],
  document: YamlDocument | undefined,
): CursorContext | undefined {
  const inFlow = mapping.flow && mapping.start < offset && (offset < mapping.end || !isClosed(text, mapping));
  const index = lastStarting(mapping.pairs, offset, (pair) => pair.key.start);
  const pair = mapping.pairs[index];
  if (pair !== undefined) {
    steps.push({ type: 'pair', mapping, pair });
    if (touches(pair.key, offset)) return { at: 'key', document, steps: [...steps], pair, mapping };
    if (pair.value !== undefined) {
      const inner = find(text, pair.value, offset, steps, document);
      if (inner !== undefined) return inner;
    }
    if (isInValuePlace(text, pair, offset, mapping.flow)) {
      return { at: 'empty-value', document, steps: [...steps], pair };
    }
    steps.pop();
  }
  return inFlow ? { at: 'new-pair', document, steps: [...steps], mapping } : undefined;
}

/** Behind the colon and before the value, on the key's line (or anywhere before a comma in flow style). */
function isInValuePlace(text: string, pair: Pair, offset: number, flow: boolean): boolean {
  const colon = skipBlanks(text, pair.key.end);
  if (text.charCodeAt(colon) !== COLON || offset <= colon) return false;
  const between = text.slice(colon + 1, offset);
  if (pair.value !== undefined && offset > pair.value.start) return false;
  return flow ? !/[,}]/.test(between) : !/[\r\n]|[^ \t]/.test(between);
}

function findInSequence(
  text: string,
  sequence: SequenceNode,
  offset: number,
  steps: Step[],
  document: YamlDocument | undefined,
): CursorContext | undefined {
  const index = lastStartingItem(sequence.items, offset);
  const item = sequence.items[index];
  if (item !== undefined) {
    steps.push({ type: 'item', sequence, index });
    const inner = find(text, item, offset, steps, document);
    if (inner !== undefined) return inner;
    steps.pop();
  }
  const inFlow =
    sequence.flow && sequence.start < offset && (offset < sequence.end || !isClosed(text, sequence));
  return inFlow ? { at: 'new-item', document, steps: [...steps], sequence } : undefined;
}

/** An unclosed collection reaches to the end of its line. */
function isClosed(text: string, node: Span & { readonly type: string }): boolean {
  return text[node.end - 1] === (node.type === 'mapping' ? '}' : ']');
}

/** The cursor is in white space of block style: which collection a line that begins at its column would belong to. */
function blockGap(
  text: string,
  root: Node,
  offset: number,
  document: YamlDocument | undefined,
): CursorContext {
  const line = lineStart(text, offset);
  const indent = skipBlanks(text, line);
  let column = Math.min(indent, offset) - line;
  let dash: number | undefined;
  let at = indent;
  // Behind a dash the cursor stands inside the item: dashes count as indentation.
  while (
    text[at] === '-' &&
    (isBlank(text.charCodeAt(at + 1)) || at + 1 >= lineEnd(text, at)) &&
    at < offset
  ) {
    dash = at - line;
    at = skipBlanks(text, at + 1);
    column = Math.min(at, offset) - line;
  }
  const steps: Step[] = [];
  let node: Node | undefined = root;
  let context: CursorContext = { at: 'new-pair', document, steps: [], mapping: undefined };
  while (node !== undefined && (node.type === 'mapping' || node.type === 'sequence') && !node.flow) {
    const own: number = columnOf(text, node);
    if (node.type === 'sequence') {
      if (dash === own || (dash === undefined && column === own)) {
        context = { at: 'new-item', document, steps: [...steps], sequence: node };
        if (dash === undefined || column <= own) return context;
      } else if (column < own) return context;
      const index = lastStartingItem(node.items, offset);
      const item: Node | undefined = node.items[index];
      if (item === undefined || (dash === own && item.start < line)) return context;
      steps.push({ type: 'item', sequence: node, index });
      node = item;
      continue;
    }
    const index = lastStarting(node.pairs, offset, (pair) => pair.key.start);
    const pair: Pair | undefined = node.pairs[index];
    if (column < own) return context;
    if (column === own || pair === undefined) {
      const listBelow =
        pair?.value?.type === 'sequence' && dash === own && columnOf(text, pair.value) === own;
      const emptyBelow = dash === own && pair !== undefined && pair.value === undefined;
      if (!listBelow && !emptyBelow) return { at: 'new-pair', document, steps: [...steps], mapping: node };
    }
    if (pair === undefined) return context;
    context = { at: 'new-pair', document, steps: [...steps], mapping: node };
    steps.push({ type: 'pair', mapping: node, pair });
    if (pair.value === undefined) return { at: 'empty-value', document, steps, pair };
    node = pair.value;
  }
  return context;
}

function columnOf(text: string, node: Span): number {
  return node.start - lineStart(text, node.start);
}

/** Index of the last pair that begins at or before an offset; -1 when none does. */
function lastStarting(pairs: readonly Pair[], offset: number, startOf: (pair: Pair) => number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const pair = pairs[middle];
    if (pair !== undefined && startOf(pair) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** As `lastStarting`, for items; empty items have no place of their own and are passed over. */
function lastStartingItem(items: readonly (Node | undefined)[], offset: number): number {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item !== undefined && item.start <= offset) return index;
  }
  return -1;
}

/** The key scalar of the pair to which a step leads, for those who show where something stands. */
export function keyOf(step: Step): ScalarNode | undefined {
  return step.type === 'pair' ? step.pair.key : undefined;
}
