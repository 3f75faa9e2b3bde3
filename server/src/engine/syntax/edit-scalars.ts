import type { TextEdit } from './edit-places.ts';
import {
  canBeSingle,
  doubleQuoted,
  quoted,
  renderScalar,
  type ScalarValue,
  singleQuoted,
} from './quoting.ts';
import { canBeBlock, layoutOf, renderBlock } from './render.ts';
import { lineEnd, lineStart, nextLine, skipBlanks } from './scan.ts';
import type { AliasNode, ScalarNode } from './tree.ts';

/** How a scalar is to be written. */
export interface ScalarOptions {
  /** Quotes a text even when it could stand plain. */
  readonly quote?: boolean;
}

/**
 * Writes a new value in place of a scalar or an alias. The quotes stay what they are; a plain one gets quotes when the
 * new text would else be read differently. A block text stays one when the new value has several lines.
 */
export function replaceScalar(
  text: string,
  node: ScalarNode | AliasNode,
  value: ScalarValue,
  options: ScalarOptions = {},
): readonly TextEdit[] {
  const span = { start: node.start, end: node.end };
  const style = node.type === 'scalar' ? node.style : 'plain';
  if (typeof value !== 'string') return [{ span, text: renderScalar(value) }];
  switch (style) {
    case 'single':
      return [{ span, text: canBeSingle(value) ? singleQuoted(value) : doubleQuoted(value) }];
    case 'double':
      return [{ span, text: doubleQuoted(value) }];
    case 'plain':
      return [{ span, text: options.quote === true ? quoted(value) : renderScalar(value) }];
    case 'block':
      return replaceBlock(text, span, value, options);
  }
}

function replaceBlock(
  text: string,
  span: { readonly start: number; readonly end: number },
  value: string,
  options: ScalarOptions,
): readonly TextEdit[] {
  const headerEnd = Math.min(lineEnd(text, span.start), span.end);
  const body = nextLine(text, span.start);
  if (!canBeBlock(value) || body >= span.end) {
    const plain = options.quote === true ? quoted(value) : renderScalar(value);
    // The comment of the header stays behind the value.
    const sign = /^[|>][-+\d]*/.exec(text.slice(span.start, headerEnd))?.[0].length ?? 1;
    const edits: TextEdit[] = [{ span: { start: span.start, end: span.start + sign }, text: plain }];
    if (span.end > headerEnd) edits.push({ span: { start: headerEnd, end: span.end }, text: '' });
    return edits;
  }
  let first = body;
  while (first < span.end && skipBlanks(text, first) === lineEnd(text, first)) first = nextLine(text, first);
  const indent = skipBlanks(text, first) - lineStart(text, first);
  const rendered = renderBlock(value, indent, layoutOf(text));
  const header = rendered.startsWith('|-') ? 2 : 1;
  const sign = /^[|>][-+\d]*/.exec(text.slice(span.start, headerEnd))?.[0].length ?? 1;
  return [
    { span: { start: span.start, end: span.start + sign }, text: rendered.slice(0, header) },
    { span: { start: headerEnd, end: span.end }, text: rendered.slice(header) },
  ];
}
