import type { Span } from '../../../base/text/range.ts';
import type { FileFacts, RecordFact } from '../../model/facts.ts';
import { parseSource } from '../../model/read-file.ts';
import {
  canonicalChild,
  childOf,
  type Property,
  rootProperty,
  type SchemaName,
} from '../../model/schema/schema-table.ts';
import { type CursorContext, contextAt, type Step } from '../../syntax/navigate.ts';
import { lineEnd, lineStart, skipBlanks } from '../../syntax/scan.ts';
import type { MappingNode, ScalarNode, SequenceNode, SyntaxTree } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { lineBefore, readableAtCursor } from './half-typed.ts';
import { owningRecord } from './owning-record.ts';

/** Where something new would be written, and how it must look there. */
export interface Place {
  readonly file: string;
  readonly text: string;
  readonly schema: SchemaName;
  /** The mapping of the record around it, as written. */
  readonly record: MappingNode | undefined;
  /** The record as the engine knows it; undefined while it is new or broken. */
  readonly fact: RecordFact | undefined;
  readonly steps: readonly Step[];
  /** `key`: a pair of the mapping that `property` describes. `value` and `item`: what `property` itself holds. */
  readonly what: 'key' | 'value' | 'item';
  readonly property: Property;
  /** The mapping that a new key would join. */
  readonly mapping: MappingNode | undefined;
  /** The list that a new item would join. */
  readonly sequence: SequenceNode | undefined;
  readonly flow: boolean;
  readonly quote: '"' | "'" | undefined;
  readonly replace: Span;
  /** What is typed so far of the word. */
  readonly typed: string;
  /** What must stand before the insertion: white space, a dash. */
  readonly lead: string;
  /** White space at the beginning of lines below the first, for the insertion's own column. */
  readonly indent: string;
  /** A colon follows already. */
  readonly colonFollows: boolean;
}

/** The place at an offset of a file of ours; undefined where nothing can be offered. */
export function placeAt(
  snapshot: Snapshot,
  file: string,
  facts: FileFacts | undefined,
  text: string,
  offset: number,
): Place | undefined {
  const before = lineBefore(text, offset);
  if (before.inComment) return undefined;
  const closed = readableAtCursor(text, offset, before);
  const known = closed === text && snapshot.text(file) === text ? snapshot.tree(file) : undefined;
  const tree = known ?? parseSource(file, closed);
  if (!isInYaml(file, tree, offset)) return undefined;
  const context = contextAt(closed, tree, offset);
  const owner = owningRecord(snapshot, file, facts, context.document, context.steps);
  if (owner === undefined) return undefined;
  const found = locate(text, offset, context, owner.schema, owner.steps);
  if (found === undefined || !isOnWord(text, found.replace, offset)) return undefined;
  const fact = facts?.records.find(
    ({ span }) => owner.mapping !== undefined && span.start === owner.mapping.start,
  );
  return {
    file,
    text,
    schema: owner.schema,
    record: owner.mapping,
    fact,
    steps: owner.steps,
    quote: before.quote,
    ...found,
  };
}

type Found = Omit<Place, 'file' | 'text' | 'schema' | 'record' | 'fact' | 'steps' | 'quote'>;

/** What reaches over a line's end is prose, or what a broken line left; and outside of its quotes a word is done. */
function isOnWord(text: string, { start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end && end <= lineEnd(text, start);
}

function isInYaml(file: string, tree: SyntaxTree, offset: number): boolean {
  if (!/\.(md|markdown)$/i.test(file)) return true;
  return tree.documents.some(({ span }) => span.start <= offset && offset <= span.end);
}

function locate(
  text: string,
  offset: number,
  context: CursorContext,
  schema: SchemaName,
  steps: readonly Step[],
): Found | undefined {
  switch (context.at) {
    case 'key': {
      const parent = propertyAt(schema, steps.slice(0, -1));
      if (parent === undefined) return undefined;
      const { start, end } = context.pair.key;
      const replace = inner(context.pair.key);
      const colonFollows = text[skipBlanks(text, end)] === ':';
      const place = atWord(text, offset, replace, start);
      return {
        ...place,
        what: 'key',
        property: parent,
        mapping: context.mapping,
        sequence: undefined,
        flow: context.mapping.flow,
        colonFollows,
      };
    }
    case 'value':
      return onValue(text, offset, context, schema, steps);
    case 'empty-value':
      return onEmptyValue(text, offset, schema, steps);
    case 'new-pair': {
      const parent = propertyAt(schema, steps);
      if (parent === undefined) return undefined;
      const flow = context.mapping?.flow ?? false;
      const word = wordAt(text, offset);
      if (!flow && !beginsLine(text, word.start)) return undefined;
      const place = flow ? atFlowWord(text, offset, word) : atBlockWord(text, offset, word, context.mapping);
      return {
        ...place,
        what: 'key',
        property: parent,
        mapping: context.mapping,
        sequence: undefined,
        flow,
        colonFollows: false,
      };
    }
    case 'new-item': {
      const property = propertyAt(schema, steps);
      if (property === undefined) return undefined;
      return onNewItem(text, offset, context.sequence, property);
    }
  }
}

function onValue(
  text: string,
  offset: number,
  context: Extract<CursorContext, { at: 'value' }>,
  schema: SchemaName,
  steps: readonly Step[],
): Found | undefined {
  const { node } = context;
  const last = steps.at(-1);
  if (node.type !== 'scalar' || node.style === 'block' || node.text.length > 200) return undefined;
  if (last === undefined) {
    const root = propertyAt(schema, []);
    if (root === undefined) return undefined;
    return {
      ...atWord(text, offset, inner(node), node.start),
      what: 'key',
      property: root,
      mapping: undefined,
      sequence: undefined,
      flow: false,
      colonFollows: false,
    };
  }
  const property = propertyAt(schema, steps);
  if (property === undefined) return undefined;
  const place = atWord(text, offset, inner(node), node.start);
  if (last.type === 'item') {
    return {
      ...place,
      what: 'item',
      property,
      mapping: undefined,
      sequence: last.sequence,
      flow: last.sequence.flow,
      colonFollows: false,
    };
  }
  // A word below its key is the beginning of a map, when a map belongs there.
  const isBelow = lineStart(text, node.start) > last.pair.key.end;
  if (isBelow && holdsKeys(property)) {
    return {
      ...place,
      what: 'key',
      property,
      mapping: undefined,
      sequence: undefined,
      flow: false,
      colonFollows: false,
    };
  }
  return {
    ...place,
    what: 'value',
    property,
    mapping: undefined,
    sequence: undefined,
    flow: last.mapping.flow,
    colonFollows: false,
  };
}

function onEmptyValue(
  text: string,
  offset: number,
  schema: SchemaName,
  steps: readonly Step[],
): Found | undefined {
  const property = propertyAt(schema, steps);
  const last = steps.at(-1);
  if (property === undefined || last?.type !== 'pair') return undefined;
  const line = lineStart(text, offset);
  const word = wordAt(text, offset);
  const isBelow = line > last.pair.key.end;
  if (!isBelow) {
    const lead = text[word.start - 1] === ':' ? ' ' : '';
    const indent = ' '.repeat(last.pair.key.start - lineStart(text, last.pair.key.start));
    return {
      ...rest(text, offset, word),
      lead,
      indent,
      what: 'value',
      property,
      mapping: undefined,
      sequence: undefined,
      flow: last.mapping.flow,
      colonFollows: false,
    };
  }
  const dash = /^\s*(?:- *)+$/.test(text.slice(line, word.start));
  const column = ' '.repeat(word.start - line);
  const isList = property.forms.has('list');
  if (isList) {
    const lead = dash ? (text[word.start - 1] === '-' ? ' ' : '') : '- ';
    return {
      ...rest(text, offset, word),
      lead,
      indent: column + ' '.repeat(lead.length),
      what: 'item',
      property,
      mapping: undefined,
      sequence: undefined,
      flow: false,
      colonFollows: false,
    };
  }
  if (!holdsKeys(property)) return undefined;
  return {
    ...rest(text, offset, word),
    lead: '',
    indent: column,
    what: 'key',
    property,
    mapping: undefined,
    sequence: undefined,
    flow: false,
    colonFollows: false,
  };
}

function onNewItem(
  text: string,
  offset: number,
  sequence: SequenceNode,
  property: Property,
): Found | undefined {
  const word = wordAt(text, offset);
  const common = {
    what: 'item',
    property,
    mapping: undefined,
    sequence,
    flow: sequence.flow,
    colonFollows: false,
  } as const;
  if (sequence.flow) return { ...atFlowWord(text, offset, word), ...common };
  if (!beginsLine(text, word.start)) return undefined;
  const line = lineStart(text, offset);
  const prefix = text.slice(line, word.start);
  if (/^\s*(?:- *)+$/.test(prefix)) {
    const lead = prefix.endsWith('-') ? ' ' : '';
    return { ...rest(text, offset, word), lead, indent: ' '.repeat(prefix.length + lead.length), ...common };
  }
  const column = sequence.start - lineStart(text, sequence.start);
  const place = atColumn(text, offset, word, column);
  return { ...place, lead: `${place.lead}- `, indent: ' '.repeat(column + 2), ...common };
}

type Spot = Pick<Found, 'replace' | 'typed' | 'lead' | 'indent'>;

function rest(text: string, offset: number, word: Span): Pick<Spot, 'replace' | 'typed'> {
  return { replace: word, typed: text.slice(word.start, offset) };
}

function atWord(text: string, offset: number, replace: Span, start: number): Spot {
  const column = start - lineStart(text, start);
  return { ...rest(text, Math.max(offset, replace.start), replace), lead: '', indent: ' '.repeat(column) };
}

function atFlowWord(text: string, offset: number, word: Span): Spot {
  const lead = text[word.start - 1] === ',' ? ' ' : '';
  return { ...rest(text, offset, word), lead, indent: '' };
}

function atBlockWord(text: string, offset: number, word: Span, mapping: MappingNode | undefined): Spot {
  const line = lineStart(text, offset);
  const prefix = text.slice(line, word.start);
  const dash = /^\s*(?:- *)+$/.exec(prefix);
  if (dash !== null) {
    const lead = prefix.endsWith('-') ? ' ' : '';
    return { ...rest(text, offset, word), lead, indent: ' '.repeat(prefix.length + lead.length) };
  }
  if (mapping === undefined)
    return { ...rest(text, offset, word), lead: '', indent: prefix.replace(/\S/g, ' ') };
  return atColumn(text, offset, word, mapping.start - lineStart(text, mapping.start));
}

/** Writes at a column whatever white space stands there now. */
function atColumn(text: string, offset: number, word: Span, column: number): Spot {
  const line = lineStart(text, offset);
  const prefix = text.slice(line, word.start);
  const indent = ' '.repeat(column);
  if (prefix === indent || prefix.trim() !== '') return { ...rest(text, offset, word), lead: '', indent };
  return {
    replace: { start: line, end: word.end },
    typed: text.slice(word.start, offset),
    lead: indent,
    indent,
  };
}

/** In block style a pair or an item begins its line, behind dashes at the most: behind `title: text ` is prose. */
function beginsLine(text: string, at: number): boolean {
  return /^[\s-]*$/.test(text.slice(lineStart(text, at), at));
}

/** The word around a cursor in a gap. */
function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  const first = lineStart(text, offset);
  const last = lineEnd(text, offset);
  while (start > first && isWord(text[start - 1]) && !isDash(text, start - 1, first)) start--;
  while (end < last && isWord(text[end])) end++;
  return { start, end };
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_.\-/]/u.test(character);
}

/** A dash that begins an item rather than standing in a word. */
function isDash(text: string, at: number, line: number): boolean {
  return text[at] === '-' && /^[\s-]*$/.test(text.slice(line, at));
}

/** What lies between the quotes of a scalar. */
function inner(node: ScalarNode): Span {
  if (node.style !== 'single' && node.style !== 'double') return { start: node.start, end: node.end };
  return { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
}

function holdsKeys(property: Property): boolean {
  return property.properties.size > 0 || property.wildcard !== undefined;
}

/** What the schema says at the end of a way; lists are passed through. */
function propertyAt(schema: SchemaName, steps: readonly Step[]): Property | undefined {
  let at: Property | undefined = rootProperty(schema);
  for (const step of steps) {
    if (step.type === 'item') continue;
    if (at === undefined) return undefined;
    at = childOf(at, canonicalChild(at, step.pair.key.text));
  }
  return at;
}
