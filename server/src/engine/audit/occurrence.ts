import type { Period } from '../../base/calendar/period.ts';
import { isPlaceholder, mappingsIn, meaningful, nodeAtPath } from '../model/read.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import {
  type DateReading,
  dayReader,
  periodReader,
  type Written,
  type WrittenDay,
  writtenAt,
} from './written.ts';

/** One performance of a control as evidence records it. Without `performedOn` it is planned: not done yet. */
export interface Occurrence {
  readonly period: Written<Period> | undefined;
  readonly performedOn: Written<WrittenDay> | undefined;
  readonly performedBy: Written<string> | undefined;
  readonly reviewedBy: Written<string> | undefined;
  readonly reviewedOn: Written<WrittenDay> | undefined;
  readonly result: Written<string> | undefined;
  /** `none` also for an empty list; `placeholder` while `?` stands there. */
  readonly exceptions: 'none' | 'unstated' | 'placeholder' | readonly Exception[];
  readonly node: MappingNode;
}

/** A deviation that an occurrence reports. */
export interface Exception {
  readonly description: Written<string> | undefined;
  readonly foundOn: Written<WrittenDay> | undefined;
  readonly ticket: Written<string> | undefined;
  readonly remediation: Written<string> | undefined;
  readonly remediatedOn: Written<WrittenDay> | undefined;
  readonly due: Written<WrittenDay> | undefined;
  /** A mapping, or a bare text that is its description. */
  readonly node: Node;
}

/** The occurrences of an evidence record, in source order; entries that are no mappings are left out. */
export function occurrencesOf(fields: MappingNode, reading: DateReading): readonly Occurrence[] {
  return mappingsIn(nodeAtPath(fields, 'occurrences')).map((node) => occurrenceIn(node, reading));
}

/** Whether it has been performed, on a day that can be read. */
export function isPerformed(occurrence: Occurrence): boolean {
  return occurrence.performedOn?.value !== undefined;
}

/** Whether it is still planned: no day is written, or the placeholder stands there. */
export function isPlanned(occurrence: Occurrence): boolean {
  return occurrence.performedOn === undefined || occurrence.performedOn.placeholder;
}

/** What a mapping with the keys of an occurrence says: an entry of the list, or a record that files one by itself. */
export function occurrenceIn(node: MappingNode, reading: DateReading): Occurrence {
  const day = dayReader(reading);
  return {
    period: writtenAt(node, 'period', periodReader(reading)),
    performedOn: writtenAt(node, 'performed_on', day),
    performedBy: writtenAt(node, 'performed_by', asWritten) ?? firstOf(node, 'performed_by'),
    reviewedBy: writtenAt(node, 'reviewed_by', asWritten) ?? firstOf(node, 'reviewed_by'),
    reviewedOn: writtenAt(node, 'reviewed_on', day),
    result: writtenAt(node, 'result', asWritten) ?? firstOf(node, 'result'),
    exceptions: exceptionsOf(nodeAtPath(node, 'exceptions'), reading),
    node,
  };
}

function exceptionsOf(node: Node | undefined, reading: DateReading): Occurrence['exceptions'] {
  if (node?.type === 'scalar') {
    if (node.text.trim() === '?') return 'placeholder';
    const text = meaningful(node)?.toLowerCase();
    if (text === undefined) return 'unstated';
    return NONE.has(text) ? 'none' : [bareException(node)];
  }
  if (node?.type === 'mapping') return [readException(node, reading)];
  if (node?.type !== 'sequence') return 'unstated';
  if (node.items.length === 0) return 'none';
  const items = node.items.flatMap((item) => {
    if (item?.type === 'mapping') return [readException(item, reading)];
    return item?.type === 'scalar' && meaningful(item) !== undefined ? [bareException(item)] : [];
  });
  const [first] = items;
  const word = first?.description?.text.toLowerCase();
  if (items.length === 1 && first?.node.type === 'scalar' && word !== undefined && NONE.has(word))
    return 'none';
  return items.length === 0 ? 'placeholder' : items;
}

const NONE: ReadonlySet<string> = new Set(['none', 'no', 'nil', '0', 'none found', 'no exceptions']);

function readException(node: MappingNode, reading: DateReading): Exception {
  const day = dayReader(reading);
  return {
    description: writtenAt(node, 'description', asWritten),
    foundOn: writtenAt(node, 'found_on', day),
    ticket: writtenAt(node, 'ticket', asWritten),
    remediation: writtenAt(node, 'remediation', asWritten),
    remediatedOn: writtenAt(node, 'remediated_on', day),
    due: writtenAt(node, 'due', day),
    node,
  };
}

function bareException(node: Node): Exception {
  const description =
    node.type === 'scalar'
      ? { value: node.text.trim(), placeholder: false, text: node.text.trim(), span: node }
      : undefined;
  return {
    description,
    foundOn: undefined,
    ticket: undefined,
    remediation: undefined,
    remediatedOn: undefined,
    due: undefined,
    node,
  };
}

/** Some fields are written as a list or a mapping as well (several performers, counts): the whole of it is the value. */
function firstOf(node: MappingNode, name: string): Written<string> | undefined {
  const value = nodeAtPath(node, name);
  if (value?.type === 'mapping' && value.pairs.length > 0) {
    const text = value.pairs.map((pair) => pair.name).join(', ');
    return { value: text, placeholder: false, text, span: value };
  }
  if (value?.type !== 'sequence') return undefined;
  const texts = value.items.flatMap((item) => meaningful(item) ?? []);
  const placeholder = texts.length === 0 && value.items.some(isPlaceholder);
  if (texts.length === 0 && !placeholder) return undefined;
  const text = placeholder ? '?' : texts.join(', ');
  return { value: placeholder ? undefined : text, placeholder, text, span: value };
}

function asWritten(text: string): string {
  return text;
}
