import {
  columnOf,
  endOfPair,
  insert,
  insertFlow,
  isExplicit,
  isFirstOnLine,
  lineBehind,
  remove,
  removeFlow,
  type TextEdit,
  valuePlace,
  wholeLines,
} from './edit-places.ts';
import { replaceScalar } from './edit-scalars.ts';
import { renderScalar } from './quoting.ts';
import { type Layout, layoutOf, type PlainValue, renderFlow, renderPair } from './render.ts';
import { lineEnd, lineStart, nextLine, skipBlanks } from './scan.ts';
import type { MappingNode, Pair, YamlDocument } from './tree.ts';

/** Where a new pair goes; without a wish it goes to the end. The first wish that can be met counts. */
export interface PairPlace {
  /** Behind the pair of this name. */
  readonly after?: string;
  /** Before the pair of this name. */
  readonly before?: string;
  /** All names in their usual order: the new pair goes behind the last one that usually stands before it. */
  readonly order?: readonly string[];
}

/** Adds `name: value` to a mapping, in its style and at its indentation. Undefined when it has no place for one. */
export function insertPair(
  text: string,
  mapping: MappingNode,
  name: string,
  value: PlainValue,
  place: PairPlace = {},
): readonly TextEdit[] | undefined {
  const index = indexFor(mapping, name, place);
  if (mapping.flow) return insertFlow(text, mapping, index, `${renderScalar(name)}: ${renderFlow(value)}`);
  const layout = layoutOf(text);
  const column = columnOf(text, mapping.start);
  const rendered = renderPair(name, value, column, layout);
  return insertLine(text, mapping, index, rendered, column, layout);
}

/** Adds a line such as `kind: control` above the first pair of a document, or into an empty document. */
export function insertDocumentTop(
  text: string,
  document: YamlDocument,
  line: string,
): readonly TextEdit[] | undefined {
  const { root, span } = document;
  const layout = layoutOf(text);
  if (root === undefined) {
    // A `---` before the stretch takes up its first line.
    const isBehindMark =
      span.start > 0 && text.slice(lineStart(text, span.start), span.start).includes('---');
    const at = isBehindMark
      ? nextLine(text, span.start)
      : span.start + (text.charCodeAt(span.start) === 0xfeff ? 1 : 0);
    const needsBreak = isBehindMark && at === lineEnd(text, span.start);
    return [insert(at, needsBreak ? layout.eol + line : line + layout.eol)];
  }
  if (root.type !== 'mapping' || root.flow || root.pairs.length === 0) return undefined;
  return insertLine(text, root, 0, line, columnOf(text, root.start), layout);
}

function insertLine(
  text: string,
  mapping: MappingNode,
  index: number,
  rendered: string,
  column: number,
  layout: Layout,
): readonly TextEdit[] | undefined {
  const pad = ' '.repeat(column);
  if (mapping.pairs.length === 0) return undefined;
  if (index === 0) {
    // Only dashes may stand before the first pair on its line.
    const before = text.slice(lineStart(text, mapping.start), mapping.start);
    return /^\ufeff?[\s-]*$/.test(before)
      ? [insert(mapping.start, `${rendered}${layout.eol}${pad}`)]
      : undefined;
  }
  const previous = mapping.pairs[index - 1];
  if (previous === undefined) return undefined;
  const at = lineBehind(text, endOfPair(text, previous), previous.value);
  return [insert(at, `${layout.eol}${pad}${rendered}`)];
}

function indexFor(mapping: MappingNode, name: string, place: PairPlace): number {
  const { pairs } = mapping;
  const after = pairs.findIndex((pair) => pair.name === place.after);
  if (place.after !== undefined && after !== -1) return after + 1;
  const before = pairs.findIndex((pair) => pair.name === place.before);
  if (place.before !== undefined && before !== -1) return before;
  const rank = place.order?.indexOf(name) ?? -1;
  if (place.order === undefined || rank === -1) return pairs.length;
  const earlier = new Set(place.order.slice(0, rank));
  const last = pairs.findLastIndex((pair) => earlier.has(pair.name));
  if (last !== -1) return last + 1;
  const later = new Set(place.order.slice(rank + 1));
  const first = pairs.findIndex((pair) => later.has(pair.name));
  return first === -1 ? pairs.length : first;
}

/**
 * Takes a pair away with the comment on its line. Comments above it stay. When it is the only one of a block mapping,
 * nothing is left where the mapping stood. Undefined when it cannot be done safely.
 */
export function removePair(text: string, mapping: MappingNode, pair: Pair): readonly TextEdit[] | undefined {
  const index = mapping.pairs.indexOf(pair);
  if (index === -1) return undefined;
  if (mapping.flow) return removeFlow(text, mapping, index);
  const line = lineStart(text, pair.key.start);
  const start = index === 0 ? mapping.start : skipBlanks(text, line);
  const end = lineBehind(text, endOfPair(text, pair), pair.value);
  if (isFirstOnLine(text, start)) return [wholeLines(text, start, end)];
  if (isExplicit(text, start)) return undefined;
  const next = mapping.pairs[index + 1];
  if (next === undefined) return [remove(start, endOfPair(text, pair))];
  // `- id: a` with more below: the next line moves up to the dash, unless comments stand between.
  const nextStart = skipBlanks(text, nextLine(text, end));
  const nextLineStart = lineStart(text, next.key.start);
  if (lineStart(text, nextStart) === nextLineStart) return [remove(start, nextStart)];
  return [remove(start, end)];
}

/** Writes a new name for a pair, in the quotes of the old one. */
export function renameKey(text: string, pair: Pair, name: string): readonly TextEdit[] | undefined {
  return name.includes('\n') ? undefined : replaceScalar(text, pair.key, name);
}

/** Writes a value behind a name: in place of the one there is, or where none is written yet. */
export function setValue(
  text: string,
  mapping: MappingNode,
  pair: Pair,
  value: PlainValue,
): readonly TextEdit[] | undefined {
  const old = pair.value;
  const isScalar = typeof value !== 'object' || value === null;
  if (old?.type === 'scalar' && isScalar) return replaceScalar(text, old, value);
  const place = valuePlace(text, pair);
  if (place === undefined) {
    return old === undefined && mapping.flow ? [insert(pair.key.end, `: ${renderFlow(value)}`)] : undefined;
  }
  const isInline = old !== undefined && old.start <= lineEnd(text, place);
  if (isInline) return [{ span: { start: old.start, end: old.end }, text: renderFlow(value) }];
  if (mapping.flow) {
    const edit = insert(place, ` ${renderFlow(value)}`);
    return old === undefined
      ? [edit]
      : [{ span: { start: old.start, end: old.end }, text: renderFlow(value) }];
  }
  // A short value stands before the comment on the line of its name, lines below the name behind it.
  const rendered = renderPair('x', value, columnOf(text, mapping.start), layoutOf(text)).slice(2);
  const behind = lineEnd(text, place);
  const below = { start: behind, end: old?.end ?? behind };
  if (/^[\r\n]/.test(rendered)) return [{ span: below, text: rendered }];
  const short = insert(place, /[\r\n]/.test(rendered) ? ` ${renderFlow(value)}` : rendered);
  return old === undefined ? [short] : [short, remove(below.start, below.end)];
}
