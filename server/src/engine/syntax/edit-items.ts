import {
  columnOf,
  dashesOf,
  insert,
  insertFlow,
  isFirstOnLine,
  lineBehind,
  remove,
  removeFlow,
  type TextEdit,
  wholeLines,
} from './edit-places.ts';
import { replaceScalar } from './edit-scalars.ts';
import { layoutOf, type PlainValue, renderEntry, renderFlow, renderYaml } from './render.ts';
import { lineStart, nextLine, skipBlanks } from './scan.ts';
import type { Node, SequenceNode } from './tree.ts';

/** Adds an item before the one at `index`, or at the end, in the style of the sequence. */
export function insertItem(
  text: string,
  sequence: SequenceNode,
  index: number | 'end',
  value: PlainValue,
): readonly TextEdit[] | undefined {
  const at = index === 'end' ? sequence.items.length : Math.max(0, Math.min(index, sequence.items.length));
  if (sequence.flow) return insertFlow(text, sequence, at, renderFlow(value));
  const dashes = dashesOf(text, sequence);
  if (dashes === undefined || dashes.length === 0) return undefined;
  const layout = layoutOf(text);
  const column = columnOf(text, sequence.start);
  const pad = ' '.repeat(column);
  const rendered = renderEntry(value, column, layout);
  if (at === 0) return [insert(sequence.start, `${rendered}${layout.eol}${pad}`)];
  const previous = sequence.items[at - 1];
  const end = previous?.end ?? (dashes[at - 1] ?? 0) + 1;
  return [insert(lineBehind(text, end, previous), `${layout.eol}${pad}${rendered}`)];
}

/**
 * Takes an item away: its whole lines with the comment on them in block style, its comma in flow style. Nothing is
 * left of a block sequence that loses its only item.
 */
export function removeItem(
  text: string,
  sequence: SequenceNode,
  index: number,
): readonly TextEdit[] | undefined {
  if (sequence.flow) return removeFlow(text, sequence, index);
  const dashes = dashesOf(text, sequence);
  const dash = dashes?.[index];
  if (dash === undefined || dashes === undefined) return undefined;
  const item = sequence.items[index];
  const itemEnd = item?.end ?? dash + 1;
  const end = lineBehind(text, itemEnd, item);
  if (isFirstOnLine(text, dash)) return [wholeLines(text, dash, end)];
  const next = dashes[index + 1];
  if (next === undefined) return [remove(dash, itemEnd)];
  // `- - a`: the next item moves up, unless comments stand between.
  const nextStart = skipBlanks(text, nextLine(text, end));
  return lineStart(text, nextStart) === lineStart(text, next) ? [remove(dash, nextStart)] : undefined;
}

/** Writes one or several items in place of one; none takes it away. A single text keeps the quotes of the old one. */
export function replaceItem(
  text: string,
  sequence: SequenceNode,
  index: number,
  values: readonly PlainValue[],
): readonly TextEdit[] | undefined {
  const item = sequence.items[index];
  const [first, ...rest] = values;
  if (first === undefined) return removeItem(text, sequence, index);
  if (item === undefined) return undefined;
  if (rest.length === 0) return [replaced(text, sequence, item, first)];
  if (sequence.flow) {
    const edit = replaced(text, sequence, item, first);
    return [{ span: edit.span, text: [edit.text, ...rest.map(renderFlow)].join(', ') }];
  }
  const layout = layoutOf(text);
  const column = columnOf(text, sequence.start);
  const lines = rest.map(
    (value) => `${layout.eol}${' '.repeat(column)}${renderEntry(value, column, layout)}`,
  );
  return [replaced(text, sequence, item, first), insert(lineBehind(text, item.end, item), lines.join(''))];
}

function replaced(text: string, sequence: SequenceNode, item: Node, value: PlainValue): TextEdit {
  const isScalar = typeof value !== 'object' || value === null;
  if (isScalar && item.type === 'scalar' && item.style !== 'block') {
    const [edit] = replaceScalar(text, item, value);
    if (edit !== undefined) return edit;
  }
  const span = { start: item.start, end: item.end };
  if (sequence.flow) return { span, text: renderFlow(value) };
  return { span, text: renderYaml(value, columnOf(text, item.start), layoutOf(text)) };
}
