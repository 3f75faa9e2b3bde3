import type { Span } from '../../base/text/range.ts';

/**
 * The YAML tree that everything above reads. Immutable, offset-based (UTF-16), the same whichever parser built it.
 * Offsets count from the beginning of the file, also in the second document and in Markdown front matter.
 */
export type Node = ScalarNode | MappingNode | SequenceNode | AliasNode;

interface NodeBase extends Span {
  /** Name of the `&anchor` on this node. The span of a node never includes its anchor or tag. */
  readonly anchor?: string;
  /** Explicit tag as written (`!!str`), rarely present. */
  readonly tag?: string;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** A scalar. The span includes quotes; a block scalar's span runs from its `|` or `>` to the end of its last line of text. */
export interface ScalarNode extends NodeBase {
  readonly type: 'scalar';
  readonly style: ScalarStyle;
  /** The text after unquoting, unescaping and folding; for a plain scalar exactly what is written. */
  readonly text: string;
}

export interface Pair {
  /** The name under which the value is found: the key as written, or its canonical name in a record's fields. */
  readonly name: string;
  readonly key: ScalarNode;
  /** Undefined when nothing is written after the colon. */
  readonly value: Node | undefined;
}

/** A mapping. Block style: from the first key to the end of the last value. Flow style: both braces included. */
export interface MappingNode extends NodeBase {
  readonly type: 'mapping';
  readonly flow: boolean;
  /** In source order; duplicate keys stay. Keys that are not scalars are left out. */
  readonly pairs: readonly Pair[];
}

/** A sequence. Block style: from the first dash to the end of the last item. Flow style: both brackets included. */
export interface SequenceNode extends NodeBase {
  readonly type: 'sequence';
  readonly flow: boolean;
  /** An item is undefined when nothing is written after its dash. */
  readonly items: readonly (Node | undefined)[];
}

export interface AliasNode extends NodeBase {
  readonly type: 'alias';
  readonly name: string;
}

/** One YAML document of a file: between `---` marks, or the front matter of a Markdown file. */
export interface YamlDocument {
  readonly root: Node | undefined;
  /** The stretch of the file that belongs to this document, without its `---` marks. */
  readonly span: Span;
}

/** A comment: its span starts at `#` and ends before the line break; `text` is what follows the `#`, trimmed. */
export interface Comment extends Span {
  readonly text: string;
  /** True when nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}

/** Something wrong with the text itself. `message` is in our own words: what is wrong and what to do. */
export interface SyntaxProblem extends Span {
  readonly code:
    | 'syntax'
    | 'duplicate-key'
    | 'conflict-marker'
    | 'too-large'
    | 'too-deep'
    | 'too-many-aliases';
  readonly message: string;
}

/** What a parser makes of one text. Never fails: what could be read is there, and the problems say what could not. */
export interface SyntaxTree {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly SyntaxProblem[];
}

/** The value of a key in a mapping, first match; undefined when absent or empty. */
export function valueOf(mapping: MappingNode, name: string): Node | undefined {
  return pairOf(mapping, name)?.value;
}

/** The pair of a key in a mapping, first match. */
export function pairOf(mapping: MappingNode, name: string): Pair | undefined {
  for (const pair of mapping.pairs) if (pair.name === name) return pair;
  return undefined;
}
