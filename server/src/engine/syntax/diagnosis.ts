import type { Span } from '../../base/text/range.ts';
import { shorten } from './messages.ts';
import { isBlank, isBreak, lineEnd, lineStart, skipBlanks } from './scan.ts';
import type { RawError, TolerantResult } from './tolerant-builder.ts';
import type { MappingNode, Node, ScalarNode, SequenceNode } from './tree.ts';

/** What is wrong at a place, in our words, and how to read on. */
export interface Diagnosis extends Span {
  readonly message: string;
  /** Stretches that, when blanked out, may make the rest readable; most promising first. */
  readonly repairs: readonly Span[];
  /** Whether the tolerant parser loses nothing over this mistake when it is the only one. */
  readonly tolerated: boolean;
}

/** The first error of a document as both parsers see it. All offsets count from the start of `text`. */
export interface ErrorSight {
  readonly offset: number;
  readonly reason: string;
  readonly raw: RawError | undefined;
  readonly tolerant: TolerantResult | undefined;
}

/** Puts an error into our words. Total: what it does not know gets a general sentence. */
export function diagnose(text: string, sight: ErrorSight): Diagnosis {
  return (
    tabs(text, sight) ??
    characters(text, sight) ??
    openQuote(text, sight) ??
    openBracket(text, sight) ??
    inFlow(text, sight) ??
    scalarStart(text, sight) ??
    textBehind(text, sight) ??
    halfLine(text, sight) ??
    colonInValue(text, sight) ??
    listAmongFields(text, sight) ??
    general(text, sight)
  );
}

function tabs(text: string, { offset, reason }: ErrorSight): Diagnosis | undefined {
  const line = lineStart(text, offset);
  const indentEnd = skipBlanks(text, line);
  const indented = text.slice(line, indentEnd).includes('\t') && offset <= lineEnd(text, line);
  if (!indented && !reason.startsWith('tab characters')) return undefined;
  const end = Math.max(indentEnd, line + 1);
  const message = 'This line is indented with a tab. YAML needs spaces: replace the tab by spaces.';
  return { message, start: line, end, repairs: [wholeLine(text, line)], tolerated: false };
}

/** Whether the fast parser stopped at a character that no YAML text may hold. */
export function isCharacterError(reason: string): boolean {
  return reason.includes('non-printable') || reason.includes('JSON character');
}

function characters(text: string, { offset, reason }: ErrorSight): Diagnosis | undefined {
  if (isCharacterError(reason)) {
    const span = { start: offset, end: Math.min(offset + 1, text.length) };
    const message = 'This invisible control character cannot stand in YAML. Delete it.';
    return { ...span, message, repairs: [span], tolerated: false };
  }
  if (!reason.includes('escape sequence') && !reason.includes('hexadecimal')) return undefined;
  const backslash = text.lastIndexOf('\\', offset);
  const start = Math.max(backslash, 0);
  const message =
    'A backslash in double quotes starts a code like \\n. Write \\\\ for a backslash, or use single quotes.';
  return {
    message,
    start,
    end: Math.min(start + 2, text.length),
    repairs: [{ start, end: start + 1 }],
    tolerated: true,
  };
}

function openQuote(text: string, { offset, reason, raw, tolerant }: ErrorSight): Diagnosis | undefined {
  const unclosed = reason.includes('quoted scalar') || raw?.message.startsWith('Missing closing') === true;
  if (!unclosed && reason !== 'deficient indentation' && raw?.message.includes('at node end') !== true)
    return undefined;
  const found = findLast(tolerant, (node) => {
    if (node.type !== 'scalar' || (node.style !== 'single' && node.style !== 'double')) return false;
    const breaks = text.slice(node.start, node.end).search(/[\r\n]/) !== -1;
    return node.start < offset && (node.end >= offset || unclosed) && (breaks || unclosed);
  });
  if (found === undefined && !unclosed) return undefined;
  const start = found?.start ?? lineStart(text, Math.max(0, offset - 1));
  const end = lineEnd(text, start);
  const quote = text[start] === "'" ? "'" : '"';
  const message = `This text has no closing quote. Write ${quote} at its end.`;
  return {
    message,
    start,
    end: trimmed(text, start, end),
    repairs: [
      { start, end: start + 1 },
      { start, end },
    ],
    tolerated: false,
  };
}

function openBracket(text: string, { offset, reason, raw, tolerant }: ErrorSight): Diagnosis | undefined {
  const byRaw = raw?.message.startsWith('Flow ') === true && /end with a [\]}]$/.test(raw.message);
  if (!byRaw && reason !== 'deficient indentation' && !reason.includes('within a flow collection'))
    return undefined;
  const found = findLast(tolerant, (node) => {
    if ((node.type !== 'mapping' && node.type !== 'sequence') || !node.flow) return false;
    const first = text[node.start];
    const last = text[node.end - 1];
    return node.start < offset && ((first === '[' && last !== ']') || (first === '{' && last !== '}'));
  });
  if (found === undefined) return undefined;
  const { start } = found;
  const end = lineEnd(text, start);
  const message =
    text[start] === '['
      ? 'This list has no closing bracket. Write ] at its end.'
      : 'This block in braces has no closing brace. Write } at its end.';
  return { message, start, end: trimmed(text, start, end), repairs: [{ start, end }], tolerated: true };
}

function inFlow(text: string, { offset, reason, raw }: ErrorSight): Diagnosis | undefined {
  const character = text[offset];
  const spot = { start: offset, end: Math.min(offset + 1, text.length) };
  if (reason.startsWith('missed comma')) {
    const message =
      'A comma is missing between two entries of a list or of a block in braces. Write it before this one.';
    return { ...spot, message, repairs: [restOfLine(text, offset)], tolerated: true };
  }
  if (reason.startsWith('expected the node content')) {
    return {
      ...spot,
      message: 'There is a comma without an entry before it. Delete one of the commas.',
      repairs: [spot],
      tolerated: true,
    };
  }
  if (character !== ']' && character !== '}') return undefined;
  if (raw !== undefined && raw.code !== 'UNEXPECTED_TOKEN') return undefined;
  const message = `There is a closing ${character} without an opening one. Delete it.`;
  return { ...spot, message, repairs: [spot, restOfLine(text, offset)], tolerated: false };
}

function scalarStart(text: string, { offset, reason, raw }: ErrorSight): Diagnosis | undefined {
  if (reason === 'a line break is expected') {
    const start = lineStart(text, offset);
    const message = 'Text cannot stand on the same line as | or >. Begin it on the next line, indented.';
    return { message, ...content(text, start), repairs: [restOfLine(text, offset)], tolerated: false };
  }
  const property = /\b(anchor|tag|alias)\b/.test(reason) && !reason.startsWith('directive');
  if (raw?.code !== 'BAD_SCALAR_START' && !property) return undefined;
  const line = lineStart(text, offset);
  let start = raw?.code === 'BAD_SCALAR_START' ? raw.offset : offset;
  if (property) {
    const from = Math.max(
      text.lastIndexOf('&', offset),
      text.lastIndexOf('!', offset),
      text.lastIndexOf('*', offset),
    );
    start = Math.max(from, line);
  }
  const end = trimmed(text, start, lineEnd(text, start));
  const sign = text[start] ?? '';
  const message = `A value cannot begin with ${sign} here. Put it in quotes: '${shorten(text.slice(start, end))}'.`;
  return {
    message,
    start,
    end,
    repairs: [
      { start, end: start + 1 },
      { start, end },
    ],
    tolerated: true,
  };
}

function textBehind(text: string, { offset, raw }: ErrorSight): Diagnosis | undefined {
  if (raw === undefined || !/^Unexpected .* at node end$/.test(raw.message)) return undefined;
  let before = raw.offset - 1;
  while (before > 0 && isBlank(text.charCodeAt(before))) before--;
  if (!/["'\]}]/.test(text[before] ?? '') || lineStart(text, offset) !== lineStart(text, before))
    return undefined;
  const rest = restOfLine(text, raw.offset);
  const message =
    'There is text behind the closing quote or bracket. Delete it, or put the whole value in quotes of the other kind.';
  return {
    message,
    start: rest.start,
    end: trimmed(text, rest.start, rest.end),
    repairs: [rest],
    tolerated: true,
  };
}

/** A line that is neither `name: value` nor `- item`: half-typed, or its colon lacks a space. */
function halfLine(text: string, { offset, reason, raw }: ErrorSight): Diagnosis | undefined {
  const isHalf =
    raw?.message.startsWith('Implicit map keys need') === true ||
    reason.includes('multiline key') ||
    reason.startsWith("expected ':'") ||
    (raw?.code === 'MULTILINE_IMPLICIT_KEY' && lineStart(text, raw.offset) !== lineStart(text, offset));
  if (!isHalf) return undefined;
  // A half line and the key below it read like one key of two lines, which ends where the parser stopped.
  const guess = reason.includes('multiline key') ? lineAbove(text, offset).start : offset;
  const line = lineStart(text, Math.min(raw?.offset ?? guess, offset));
  const span = content(text, line);
  const written = text.slice(span.start, span.end);
  if (/: |:$|^- |^-$/.test(written)) return undefined;
  const colon = /^([\w.-]+):(\S.*)$/.exec(written);
  const message =
    colon !== null
      ? `A space is missing behind the colon. Write '${colon[1]}: ${shorten(colon[2] ?? '')}'.`
      : `This line is not complete. Write 'name: value', or '- ' before an entry of a list.`;
  return { ...span, message, repairs: [wholeLine(text, line)], tolerated: false };
}

function colonInValue(text: string, { offset, reason }: ErrorSight): Diagnosis | undefined {
  if (reason !== 'bad indentation of a mapping entry' || text[offset] !== ':') return undefined;
  const line = lineStart(text, offset);
  const first = /^[ \t]*(?:- +)*[^\s#:][^#]*?:[ \t]+/.exec(text.slice(line, offset));
  if (first === null) return undefined;
  const start = line + first[0].length;
  const end = trimmed(text, start, lineEnd(text, start));
  const message = `This value holds a colon followed by a space, so it reads like another field. Put the value in quotes.`;
  return { message, start, end, repairs: [restOfLine(text, offset), { start, end }], tolerated: false };
}

function listAmongFields(text: string, { offset, reason }: ErrorSight): Diagnosis | undefined {
  if (!reason.startsWith('end of the stream')) return undefined;
  const line = lineStart(text, offset);
  const span = content(text, line);
  const isItem = /^-(\s|$)/.test(text.slice(span.start, span.start + 2));
  const message = isItem
    ? "This entry of a list stands among fields. Give it a field of its own above ('name:'), or delete the dash."
    : "This line does not belong to what stands above. Indent it like its neighbours, or write '- ' before it when it is an entry of the list.";
  return { ...span, message, repairs: [wholeLine(text, line)], tolerated: false };
}

function general(text: string, { offset, reason, raw }: ErrorSight): Diagnosis {
  const at = Math.min(offset, text.length);
  let line = lineStart(text, at);
  if (line === at && line > 0 && skipBlanks(text, line) >= text.length)
    line = lineStart(text, previousLineEnd(text, line));
  const span = content(text, line);
  const indentation =
    reason.includes('indentation') || raw?.code === 'BAD_INDENT' || raw?.code === 'BLOCK_AS_IMPLICIT_KEY';
  const message = indentation
    ? 'This line does not line up with the lines around it. Give it as many spaces as its neighbours have.'
    : 'This line cannot be read as YAML. Check its indentation, quotes, brackets and colons.';
  return { ...span, message, repairs: [wholeLine(text, line)], tolerated: false };
}

function previousLineEnd(text: string, line: number): number {
  let at = line;
  while (at > 0 && (isBreak(text.charCodeAt(at - 1)) || isBlank(text.charCodeAt(at - 1)))) at--;
  return at;
}

/** The written part of a line: without indentation and white space at its end. */
function content(text: string, line: number): Span {
  const start = skipBlanks(text, line);
  const end = trimmed(text, start, lineEnd(text, start));
  return { start, end: Math.max(start, end) };
}

/** The line on which `offset` lies, without its line break. */
export function wholeLine(text: string, offset: number): Span {
  return { start: lineStart(text, offset), end: lineEnd(text, offset) };
}

/** From `offset` to the end of its line. */
export function restOfLine(text: string, offset: number): Span {
  return { start: offset, end: lineEnd(text, offset) };
}

/** The last line above that of `offset` that is not blank. */
export function lineAbove(text: string, offset: number): Span {
  return wholeLine(text, previousLineEnd(text, lineStart(text, offset)));
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

type Found = ScalarNode | MappingNode | SequenceNode;

/** The last node in source order for which the test holds. */
function findLast(tolerant: TolerantResult | undefined, test: (node: Node) => boolean): Found | undefined {
  let found: Found | undefined;
  const visit = (node: Node | undefined): void => {
    if (node === undefined || node.type === 'alias') return;
    if (test(node)) found = node;
    if (node.type === 'sequence') node.items.forEach(visit);
    if (node.type !== 'mapping') return;
    for (const pair of node.pairs) {
      visit(pair.key);
      visit(pair.value);
    }
  };
  for (const document of tolerant?.documents ?? []) visit(document.root);
  return found;
}
