import { canBeSingle, quoted, renderScalar, type ScalarValue } from './quoting.ts';

/** A value that edits can write. Names keep their order. */
export type PlainValue = ScalarValue | readonly PlainValue[] | { readonly [name: string]: PlainValue };

/** How a file is laid out. */
export interface Layout {
  readonly eol: string;
  /** Spaces per level. */
  readonly unit: number;
  /** Whether lists below a name are indented further than the name. */
  readonly indentsLists: boolean;
}

/** The layout used for a file that shows none. */
export const USUAL_LAYOUT: Layout = { eol: '\n', unit: 2, indentsLists: true };

/**
 * Writes a value in block style. The first line comes without indentation, all others are indented by at least
 * `indent` spaces; no line break at the end.
 */
export function renderYaml(value: PlainValue, indent: number, layout: Layout = USUAL_LAYOUT): string {
  const pad = layout.eol + ' '.repeat(indent);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return value.map((item) => renderEntry(item, indent, layout)).join(pad);
  }
  if (isMap(value)) {
    const names = Object.keys(value);
    if (names.length === 0) return '{}';
    return names.map((name) => renderPair(name, value[name] ?? null, indent, layout)).join(pad);
  }
  return renderScalar(value);
}

/** Writes `name: value`, the name standing at column `indent`. */
export function renderPair(name: string, value: PlainValue, indent: number, layout: Layout): string {
  const key = renderScalar(name);
  const child = indent + layout.unit;
  if (isList(value) && value.length > 0) {
    const at = layout.indentsLists ? child : indent;
    return `${key}:${layout.eol}${' '.repeat(at)}${renderYaml(value, at, layout)}`;
  }
  if (isMap(value) && Object.keys(value).length > 0) {
    return `${key}:${layout.eol}${' '.repeat(child)}${renderYaml(value, child, layout)}`;
  }
  if (typeof value === 'string' && canBeBlock(value)) return `${key}: ${renderBlock(value, child, layout)}`;
  return `${key}: ${renderYaml(value, child, layout)}`;
}

/** Writes `- value`, the dash standing at column `indent`. */
export function renderEntry(value: PlainValue, indent: number, layout: Layout): string {
  return `- ${renderYaml(value, indent + 2, layout)}`;
}

/** Writes a value on one line, with brackets and braces. */
export function renderFlow(value: PlainValue): string {
  if (isList(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (isMap(value)) {
    return `{${Object.keys(value)
      .map((name) => `${renderScalar(name)}: ${renderFlow(value[name] ?? null)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' && value.includes('\n') ? quoted(value) : renderScalar(value);
}

/** Whether a text of several lines can stand as it is below a `|`. */
export function canBeBlock(text: string): boolean {
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (!lines.includes('\n') || /^\s|\s$/.test(lines)) return false;
  return canBeSingle(lines.replaceAll('\n', ''));
}

/** Writes a text of several lines below a `|`; its lines stand at column `indent`. */
export function renderBlock(text: string, indent: number, layout: Layout): string {
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n');
  const pad = ' '.repeat(indent);
  const body = lines.map((line) => (line === '' ? '' : pad + line)).join(layout.eol);
  return `${ends ? '|' : '|-'}${layout.eol}${body}`;
}

export function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

export function isMap(value: PlainValue): value is { readonly [name: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How much of a text is looked at for its layout (UTF-16): a style shows early, and long texts have many fixes. */
const SHOWN = 20_000;

/** The layout that a text shows: its line breaks, its spaces per level and whether its lists are indented. */
export function layoutOf(whole: string): Layout {
  const text = whole.slice(0, SHOWN);
  const eol = text.includes('\r\n') ? '\r\n' : text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
  const nested = /(?:^|[\r\n])( *)[^\s#-][^\r\n]*:[ \t]*\r?[\r\n]( +)[^\s#-]/.exec(text);
  const unit = (nested?.[2]?.length ?? 0) - (nested?.[1]?.length ?? 0);
  const list = /(?:^|[\r\n])( *)[^\s#-][^\r\n]*:[ \t]*\r?[\r\n]( *)- /.exec(text);
  const step = list === null ? undefined : (list[2]?.length ?? 0) - (list[1]?.length ?? 0);
  const listUnit = step !== undefined && step > 0 ? step : 2;
  return { eol, unit: unit > 0 && unit <= 8 ? unit : Math.min(listUnit, 8), indentsLists: step !== 0 };
}
