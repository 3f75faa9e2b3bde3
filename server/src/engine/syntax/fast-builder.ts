import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { DocumentMarks } from './document-marks.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { blockScalarEnd, COLON, COMMA, DASH, QUESTION, skipBlanks, skipComments } from './scan.ts';
import type {
  AliasNode,
  MappingNode,
  Node,
  Pair,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  SyntaxProblem,
  YamlDocument,
} from './tree.ts';

/** How many collections may lie inside each other. */
export const MAX_DEPTH = 100;

/** The tree of a text without syntax errors, or the place and the parser's reason of the first error. */
export type FastResult =
  | {
      readonly ok: true;
      readonly documents: readonly YamlDocument[];
      readonly problems: readonly SyntaxProblem[];
      readonly hasAliases: boolean;
    }
  | { readonly ok: false; readonly offset: number; readonly reason: string };

/** Builds the tree in one pass over the parser's events; stops at the first error. `base` is added to all offsets. */
export function buildFast(text: string, base = 0): FastResult {
  let events: Event[];
  try {
    // The parser also counts the scalar inside the innermost collection, and the key that it first looks for.
    events = parseEvents(text, { maxDepth: MAX_DEPTH + 2 });
  } catch (error) {
    const at = error instanceof YAMLException ? error.mark?.position : undefined;
    const reason = error instanceof YAMLException ? error.reason : 'unreadable';
    return { ok: false, offset: base + (at ?? 0), reason };
  }
  return new FastBuilder(text, base, events).build();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Walks the flat list of events. The parser does not say where collections end, where a block scalar's header stands
 * or where an empty value is, so `cursor` follows the end of what was last read, and such places are found from there.
 */
class FastBuilder {
  private readonly text: string;
  private readonly base: number;
  private readonly events: Event[];
  private readonly problems: SyntaxProblem[] = [];
  private index = 0;
  private cursor = 0;
  private hasAliases = false;

  constructor(text: string, base: number, events: Event[]) {
    this.text = text;
    this.base = base;
    this.events = events;
  }

  build(): FastResult {
    const { base, events } = this;
    const marks = new DocumentMarks(this.text);
    const documents: YamlDocument[] = [];
    while (this.index < events.length) {
      const event = events[this.index++];
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      const span = marks.next(event.explicitStart);
      this.cursor = span.start;
      const root = this.node();
      documents.push({ root, span: { start: base + span.start, end: base + span.end } });
    }
    if (documents.length === 0) {
      documents.push({ root: undefined, span: { start: base, end: base + this.text.length } });
    }
    return { ok: true, documents, problems: this.problems, hasAliases: this.hasAliases };
  }

  private node(): Node | undefined {
    const event = this.events[this.index++];
    if (event === undefined) return undefined;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.scalar(event);
      case EVENT_ID.MAPPING:
        return this.mapping(event);
      case EVENT_ID.SEQUENCE:
        return this.sequence(event);
      case EVENT_ID.ALIAS:
        return this.alias(event);
      default:
        return undefined;
    }
  }

  private scalar(event: Event & { type: typeof EVENT_ID.SCALAR }): ScalarNode | undefined {
    const { base, text } = this;
    const { anchorStart, tagStart, valueStart, valueEnd } = event;
    const bare = anchorStart === -1 && tagStart === -1;
    if (valueStart === -1) {
      if (!bare) this.skipProperties(event);
      return undefined;
    }
    let start = valueStart;
    let end = valueEnd;
    let style: ScalarStyle;
    switch (event.style) {
      case SCALAR_STYLE.PLAIN:
        style = 'plain';
        break;
      case SCALAR_STYLE.SINGLE_QUOTED:
        style = 'single';
        start--;
        end++;
        break;
      case SCALAR_STYLE.DOUBLE_QUOTED:
        style = 'double';
        start--;
        end++;
        break;
      default:
        style = 'block';
        if (!bare) this.skipProperties(event);
        start = this.findBlockHeader();
        end = blockScalarEnd(text, start, valueEnd);
    }
    this.cursor = end;
    const value = event.fast ? text.slice(valueStart, valueEnd) : getScalarValue(text, event);
    const node: Mutable<ScalarNode> = {
      type: 'scalar',
      style,
      text: value,
      start: base + start,
      end: base + end,
    };
    if (!bare) this.addProperties(node, event);
    return node;
  }

  private mapping(event: Event & { type: typeof EVENT_ID.MAPPING }): MappingNode {
    const { base, events } = this;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const isPair = flow && this.isBracelessPair(event.start);
    const start = event.start;
    this.cursor = flow && !isPair ? start + 1 : start;
    const pairs: Pair[] = [];
    const node: Mutable<MappingNode> = {
      type: 'mapping',
      flow,
      pairs,
      start: base + start,
      end: base + start,
    };
    let following = events[this.index];
    while (following !== undefined && following.type !== EVENT_ID.POP) {
      const key = this.node();
      const value = this.value();
      if (key?.type === 'scalar') pairs.push({ name: key.text, key, value });
      following = events[this.index];
    }
    this.index++;
    if (flow && !isPair) this.cursor = this.findClosing();
    node.end = base + this.cursor;
    if (event.anchorStart !== -1 || event.tagStart !== -1) this.addProperties(node, event);
    duplicateKeys(pairs, this.problems);
    return node;
  }

  /** The value of a pair. An empty one moves the cursor behind the colon, so that mappings end there. */
  private value(): Node | undefined {
    const event = this.events[this.index];
    if (
      event?.type === EVENT_ID.SCALAR &&
      event.valueStart === -1 &&
      event.anchorStart === -1 &&
      event.tagStart === -1
    ) {
      this.index++;
      const at = skipBlanks(this.text, this.cursor);
      if (this.text.charCodeAt(at) === COLON) this.cursor = at + 1;
      return undefined;
    }
    return this.node();
  }

  private sequence(event: Event & { type: typeof EVENT_ID.SEQUENCE }): SequenceNode {
    const { base, events } = this;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const { start } = event;
    this.cursor = flow ? start + 1 : start;
    const items: (Node | undefined)[] = [];
    const node: Mutable<SequenceNode> = {
      type: 'sequence',
      flow,
      items,
      start: base + start,
      end: base + start,
    };
    let following = events[this.index];
    while (following !== undefined && following.type !== EVENT_ID.POP) {
      if (!flow && following.type === EVENT_ID.SCALAR && following.valueStart === -1) this.skipToDash();
      items.push(this.node());
      following = events[this.index];
    }
    this.index++;
    if (flow) this.cursor = this.findClosing();
    node.end = base + this.cursor;
    if (event.anchorStart !== -1 || event.tagStart !== -1) this.addProperties(node, event);
    return node;
  }

  private alias(event: Event & { type: typeof EVENT_ID.ALIAS }): AliasNode {
    const { base } = this;
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    this.cursor = event.anchorEnd;
    this.hasAliases = true;
    const node: AliasNode = {
      type: 'alias',
      name,
      start: base + event.anchorStart - 1,
      end: base + event.anchorEnd,
    };
    return node;
  }

  private addProperties(node: { anchor?: string; tag?: string }, event: PropertyRanges): void {
    if (event.anchorStart !== -1) node.anchor = this.text.slice(event.anchorStart, event.anchorEnd);
    if (event.tagStart !== -1) node.tag = this.text.slice(event.tagStart, event.tagEnd);
  }

  private skipProperties(event: PropertyRanges): void {
    this.cursor = Math.max(this.cursor, event.anchorEnd, event.tagEnd);
  }

  /** `[a: b]` gives a mapping without braces. `[{a: b}: c]` gives one that starts where another starts. */
  private isBracelessPair(start: number): boolean {
    if (this.text.charCodeAt(start) !== 123) return true;
    const inner = this.events[this.index];
    return inner?.type === EVENT_ID.MAPPING && inner.start === start;
  }

  private findBlockHeader(): number {
    const { text } = this;
    let at = this.cursor;
    for (;;) {
      at = skipComments(text, at);
      const code = text.charCodeAt(at);
      if (code !== COLON && code !== DASH && code !== QUESTION) return at;
      at++;
    }
  }

  private findClosing(): number {
    const { text } = this;
    let at = this.cursor;
    for (;;) {
      at = skipComments(text, at);
      const code = text.charCodeAt(at);
      if (code !== COMMA && code !== COLON && code !== QUESTION) return Math.min(at + 1, text.length);
      at++;
    }
  }

  private skipToDash(): void {
    const at = skipComments(this.text, this.cursor);
    if (this.text.charCodeAt(at) === DASH) this.cursor = at + 1;
  }
}

interface PropertyRanges {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}
