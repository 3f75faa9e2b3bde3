import {
  CR,
  DASH,
  isBlank,
  isBreak,
  isGap,
  lineEnd,
  lineStart,
  nextLine,
  QUESTION,
  skipBlanks,
  skipComments,
} from './scan.ts';
import type { MappingNode, Node, Pair, SequenceNode } from './tree.ts';

/** Where the entries of collections begin and end, for edits that add and take away whole entries. */

/** One replacement in a text; the span counts in the text before all edits. Several never overlap. */
export interface TextEdit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** An entry of a flow collection: without the comma behind it. */
export interface FlowEntry {
  readonly start: number;
  readonly end: number;
  /** Where its comma stands, if it has one. */
  readonly comma: number | undefined;
}

/** Spaces before a collection of block style; dashes before it on the line count as spaces. */
export function columnOf(text: string, offset: number): number {
  const line = lineStart(text, offset);
  return Math.max(0, offset - line - (text.charCodeAt(line) === 0xfeff ? 1 : 0));
}

/** Where the written part of a pair ends: its value, or the colon when it has none. */
export function endOfPair(text: string, pair: Pair): number {
  return pair.value?.end ?? valuePlace(text, pair) ?? pair.key.end;
}

/**
 * Where a value is or would be written: behind the colon, and behind an anchor or a tag that stands there without a
 * node. Undefined when the pair has no colon.
 */
export function valuePlace(text: string, pair: Pair): number | undefined {
  const colon = skipBlanks(text, pair.key.end);
  if (text[colon] !== ':') return undefined;
  let end = colon + 1;
  for (;;) {
    const at = skipComments(text, end);
    const isBelow = at > lineEnd(text, end) && columnOf(text, at) <= columnOf(text, pair.key.start);
    if ((text[at] !== '&' && text[at] !== '!') || isBelow) return end;
    end = at;
    while (!isGap(text.charCodeAt(end)) && !/[,[\]{}]/.test(text[end] ?? '')) end++;
  }
}

/**
 * Where a new line can be written behind a block entry that ends at `end`: behind the comment on its line, and behind
 * the blank lines that belong to a text kept with `|+`.
 */
export function lineBehind(text: string, end: number, last: Node | undefined): number {
  let at = lineEnd(text, end);
  if (!keepsBlankLines(text, last)) return at;
  for (;;) {
    const next = nextLine(text, at);
    const stop = skipBlanks(text, next);
    if (next === at || next >= text.length || !isBreak(text.charCodeAt(stop))) return at;
    at = stop;
  }
}

function keepsBlankLines(text: string, node: Node | undefined): boolean {
  if (node === undefined) return false;
  if (node.type === 'mapping') return keepsBlankLines(text, node.pairs.at(-1)?.value);
  if (node.type === 'sequence') return keepsBlankLines(text, node.items.at(-1));
  return (
    node.type === 'scalar' &&
    node.style === 'block' &&
    /^[|>]\d?\+/.test(text.slice(node.start, node.start + 3))
  );
}

/** Takes whole lines away: from the line of `start` to the line break behind `end`, or the one before at the end. */
export function wholeLines(text: string, start: number, end: number): TextEdit {
  const first = lineStart(text, start);
  const behind = nextLine(text, end);
  if (behind > end && isBreak(text.charCodeAt(behind - 1))) return remove(first, behind);
  let before = first;
  if (before > 0) before--;
  if (before > 0 && text.charCodeAt(before - 1) === CR && text.charCodeAt(before) !== CR) before--;
  return remove(before, behind);
}

/** What was read of a collection last: thousands of entries can each have an edit of their own. */
interface Read<T> {
  readonly text: string;
  readonly result: T | undefined;
}

const dashesRead = new WeakMap<SequenceNode, Read<readonly number[]>>();
const flowsRead = new WeakMap<MappingNode | SequenceNode, Read<readonly FlowEntry[]>>();

function once<N extends object, T>(
  known: WeakMap<N, Read<T>>,
  text: string,
  node: N,
  read: (text: string, node: N) => T | undefined,
): T | undefined {
  const before = known.get(node);
  if (before?.text === text) return before.result;
  const result = read(text, node);
  known.set(node, { text, result });
  return result;
}

/** The offsets of the dashes of a block sequence; undefined when they cannot be made out. */
export function dashesOf(text: string, sequence: SequenceNode): readonly number[] | undefined {
  return once(dashesRead, text, sequence, readDashes);
}

function readDashes(text: string, sequence: SequenceNode): readonly number[] | undefined {
  const dashes: number[] = [];
  let at = sequence.start;
  for (const item of sequence.items) {
    at = skipComments(text, at);
    // Behind an anchor without a value stands no dash.
    if (text.charCodeAt(at) !== DASH) return undefined;
    dashes.push(at);
    at = item === undefined ? at + 1 : item.end;
  }
  return dashes;
}

/** The entries of a flow collection; undefined when they cannot be made out. */
function flowEntries(text: string, node: MappingNode | SequenceNode): readonly FlowEntry[] | undefined {
  return once(flowsRead, text, node, readFlow);
}

function readFlow(text: string, node: MappingNode | SequenceNode): readonly FlowEntry[] | undefined {
  const open = text[node.start];
  if (open !== (node.type === 'mapping' ? '{' : '[')) return undefined;
  const ends =
    node.type === 'mapping'
      ? node.pairs.map((pair) => endOfPair(text, pair))
      : node.items.map((item) => item?.end);
  const entries: FlowEntry[] = [];
  let at = node.start + 1;
  for (const end of ends) {
    const start = skipComments(text, at);
    if (end === undefined || end < start) return undefined;
    const behind = skipComments(text, end);
    const sign = text[behind];
    const comma = sign === ',' ? behind : undefined;
    if (comma === undefined && behind !== node.end - 1) return undefined;
    entries.push({ start, end, comma });
    at = behind + 1;
  }
  const close = node.type === 'mapping' ? '}' : ']';
  return text[node.end - 1] === close ? entries : undefined;
}

/** Adds an entry to a flow collection, before the entry at `index` or at the end. */
export function insertFlow(
  text: string,
  node: MappingNode | SequenceNode,
  index: number,
  rendered: string,
): readonly TextEdit[] | undefined {
  const entries = flowEntries(text, node);
  if (entries === undefined) return undefined;
  const next = entries[index];
  if (next !== undefined) return [insert(next.start, `${rendered}, `)];
  const last = entries.at(-1);
  return [last === undefined ? insert(node.start + 1, rendered) : insert(last.end, `, ${rendered}`)];
}

/** Takes an entry of a flow collection away, with one comma. */
export function removeFlow(
  text: string,
  node: MappingNode | SequenceNode,
  index: number,
): readonly TextEdit[] | undefined {
  const entries = flowEntries(text, node);
  const entry = entries?.[index];
  if (entries === undefined || entry === undefined) return undefined;
  const next = entries[index + 1];
  if (next !== undefined && entry.comma !== undefined) {
    const onlyBlanks =
      skipBlanks(text, entry.comma + 1) === next.start && skipBlanks(text, entry.end) === entry.comma;
    if (onlyBlanks) return [remove(entry.start, next.start)];
  }
  const previous = entries[index - 1];
  if (next === undefined && previous?.comma !== undefined) {
    const onlyBlanks = skipBlanks(text, previous.comma + 1) === entry.start;
    if (onlyBlanks && skipBlanks(text, previous.end) === previous.comma)
      return [remove(previous.end, entry.end)];
  }
  if (entry.comma === undefined) return [remove(entry.start, entry.end)];
  return [remove(entry.start, entry.end), remove(entry.comma, entry.comma + 1)];
}

/** Whether nothing but indentation stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  const line = lineStart(text, offset);
  let at = line + (text.charCodeAt(line) === 0xfeff ? 1 : 0);
  while (at < offset && isBlank(text.charCodeAt(at))) at++;
  return at === offset;
}

/** Whether a pair is written with `? ` before its key. */
export function isExplicit(text: string, start: number): boolean {
  return text.charCodeAt(start) === QUESTION && isBlank(text.charCodeAt(start + 1));
}

/** An edit that writes a text at a place. */
export function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** An edit that takes a stretch away. */
export function remove(start: number, end: number): TextEdit {
  return { span: { start, end }, text: '' };
}

/** The text after edits; for tests and for those who need the result as a whole. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}
