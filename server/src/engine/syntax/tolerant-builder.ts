import {
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { DocumentMarks } from './document-marks.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { MAX_DEPTH } from './fast-builder.ts';
import { tooDeep } from './messages.ts';
import { blockScalarEnd, COLON, skipBlanks } from './scan.ts';
import type {
  MappingNode,
  Node,
  Pair,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  SyntaxProblem,
  YamlDocument,
} from './tree.ts';

/** An error as the tolerant parser reports it: its code and wording, for the diagnosis to put into ours. */
export interface RawError {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

export interface TolerantResult {
  readonly documents: readonly YamlDocument[];
  /** Duplicate keys and the like; syntax errors stand in `errors`. */
  readonly problems: readonly SyntaxProblem[];
  /** All errors of each document, in order. */
  readonly errors: readonly (readonly RawError[])[];
}

/** Builds the same tree as the fast builder, but reads on behind errors. Some ten times slower. Never throws. */
export function buildTolerant(text: string, base = 0): TolerantResult {
  try {
    const parsed = parseAllDocuments(text, {
      strict: false,
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
      keepSourceTokens: true,
      schema: 'failsafe',
    });
    return new TolerantBuilder(text, base).build(Array.isArray(parsed) ? parsed : []);
  } catch {
    // The parser recurses; a text that nests thousands of levels deep can exhaust the stack.
    const span = { start: base, end: base + text.length };
    return { documents: [{ root: undefined, span }], problems: [], errors: [[]] };
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Tokens = readonly CST.SourceToken[] | undefined;

class TolerantBuilder {
  private readonly text: string;
  private readonly base: number;
  private readonly problems: SyntaxProblem[] = [];
  private cursor = 0;
  private depth = 0;
  private isTooDeep = false;

  constructor(text: string, base: number) {
    this.text = text;
    this.base = base;
  }

  build(parsed: readonly Document.Parsed[]): TolerantResult {
    const { base } = this;
    const marks = new DocumentMarks(this.text);
    const documents: YamlDocument[] = [];
    const errors: RawError[][] = [];
    for (const document of parsed) {
      const span = marks.next(document.directives.docStart === true);
      const root = this.node(document.contents, undefined);
      documents.push({ root, span: { start: base + span.start, end: base + span.end } });
      errors.push(
        document.errors.map(({ code, message, pos }) => ({
          code,
          message,
          offset: base + Math.max(0, pos[0]),
        })),
      );
    }
    if (documents.length === 0) {
      documents.push({ root: undefined, span: { start: base, end: base + this.text.length } });
      errors.push([]);
    }
    return { documents, problems: this.problems, errors };
  }

  private node(node: unknown, properties: Tokens): Node | undefined {
    if (isScalar(node)) return this.scalar(node as Scalar.Parsed, properties);
    if (isAlias(node)) {
      const [start, end] = node.range ?? [this.cursor, this.cursor];
      this.cursor = end;
      return { type: 'alias', name: node.source, start: this.base + start, end: this.base + end };
    }
    if (!isMap(node) && !isSeq(node)) return undefined;
    if (this.depth >= MAX_DEPTH) {
      if (!this.isTooDeep) {
        const start = this.base + (node.range?.[0] ?? this.cursor);
        this.problems.push(tooDeep({ start, end: start + 1 }));
      }
      this.isTooDeep = true;
      return undefined;
    }
    this.depth++;
    const built = isMap(node)
      ? this.mapping(node as YAMLMap.Parsed, properties)
      : this.sequence(node as YAMLSeq.Parsed, properties);
    this.depth--;
    return built;
  }

  private scalar(node: Scalar.Parsed, properties: Tokens): ScalarNode | undefined {
    const [start, rawEnd] = node.range;
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    if (start === rawEnd) {
      for (const token of properties ?? []) {
        if (token.type === 'anchor' || token.type === 'tag') this.cursor = token.offset + token.source.length;
      }
      return undefined;
    }
    const end = style === 'block' ? blockScalarEnd(this.text, start, rawEnd) : rawEnd;
    this.cursor = end;
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    const scalar: Mutable<ScalarNode> = {
      type: 'scalar',
      style,
      text,
      start: this.base + start,
      end: this.base + end,
    };
    addProperties(scalar, node, properties);
    return scalar;
  }

  private mapping(node: YAMLMap.Parsed, properties: Tokens): MappingNode {
    const { base } = this;
    const token = node.srcToken as CST.BlockMap | CST.FlowCollection | undefined;
    const braces = token?.type === 'flow-collection' && token.start.type === 'flow-map-start';
    const flow = node.flow === true || token?.type === 'flow-collection' || token === undefined;
    const start = braces ? node.range[0] : this.mappingStart(node);
    this.cursor = start;
    const pairs: Pair[] = [];
    const mapping: Mutable<MappingNode> = {
      type: 'mapping',
      flow,
      pairs,
      start: base + start,
      end: base + start,
    };
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const source = pair.srcToken as CST.CollectionItem | undefined;
      const key = this.node(pair.key, source?.start);
      const value = this.value(pair.value, source?.sep);
      if (key?.type === 'scalar') pairs.push({ name: key.text, key, value });
    }
    if (braces) this.cursor = node.range[1];
    mapping.end = base + this.cursor;
    addProperties(mapping, node, properties);
    duplicateKeys(pairs, this.problems);
    return mapping;
  }

  private mappingStart(node: YAMLMap.Parsed): number {
    const item = node.items[0]?.srcToken as CST.CollectionItem | undefined;
    const explicit = node.srcToken !== undefined;
    for (const token of item?.start ?? []) {
      const counts =
        token.type === 'anchor' || token.type === 'tag' || (explicit && token.type === 'explicit-key-ind');
      if (counts) return token.offset;
    }
    const separator = item?.key === undefined || item.key === null ? item?.sep?.find(isColon) : undefined;
    return separator?.offset ?? node.items[0]?.key?.range?.[0] ?? node.range[0];
  }

  private value(node: ParsedNode | null, properties: Tokens): Node | undefined {
    const value = this.node(node, properties);
    if (value === undefined && !properties?.some(isProperty)) {
      const at = skipBlanks(this.text, this.cursor);
      if (this.text.charCodeAt(at) === COLON) this.cursor = at + 1;
    }
    return value;
  }

  private sequence(node: YAMLSeq.Parsed, properties: Tokens): SequenceNode {
    const { base } = this;
    const token = node.srcToken as CST.BlockSequence | CST.FlowCollection | undefined;
    const flow = token?.type === 'flow-collection';
    const sources = (token?.items ?? []).filter(isEntry);
    const start = (flow ? undefined : sources[0]?.start.find(isDash)?.offset) ?? node.range[0];
    this.cursor = start;
    const items: (Node | undefined)[] = [];
    const sequence: Mutable<SequenceNode> = {
      type: 'sequence',
      flow,
      items,
      start: base + start,
      end: base + start,
    };
    node.items.forEach((item, index) => {
      const source = sources[index];
      const dash = source?.start.find(isDash);
      if (dash !== undefined) this.cursor = dash.offset + 1;
      items.push(this.node(item, source?.start));
    });
    if (flow) this.cursor = node.range[1];
    sequence.end = base + this.cursor;
    addProperties(sequence, node, properties);
    return sequence;
  }
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function addProperties(
  target: { anchor?: string; tag?: string },
  node: { readonly anchor?: string | undefined },
  properties: Tokens,
): void {
  if (node.anchor !== undefined) target.anchor = node.anchor;
  const tag = properties?.find((token) => token.type === 'tag');
  if (tag !== undefined) target.tag = tag.source;
}

function isProperty(token: CST.SourceToken): boolean {
  return token.type === 'anchor' || token.type === 'tag';
}

function isDash(token: CST.SourceToken): boolean {
  return token.type === 'seq-item-ind';
}

function isColon(token: CST.SourceToken): boolean {
  return token.type === 'map-value-ind';
}

/** Entries of a list that become items: not those that only hold comments. */
function isEntry(item: {
  readonly start: readonly CST.SourceToken[];
  readonly key?: unknown;
  readonly sep?: unknown;
  readonly value?: unknown;
}): boolean {
  const written = item.key !== undefined || item.sep !== undefined || item.value !== undefined;
  return (
    written ||
    item.start.some((token) => isDash(token) || isProperty(token) || token.type === 'explicit-key-ind')
  );
}
