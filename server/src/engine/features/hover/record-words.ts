import type { RecordFact } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { escaped } from '../words/markdown-text.ts';
import type { HoverLink, Row } from './card.ts';

/** A row, or nothing when there is nothing to say. */
export function row(label: string, text: string | undefined): Row | undefined {
  return text === undefined || text === '' ? undefined : { label, text };
}

/** A kind in a sentence. */
export function kindWord(kind: Kind): string {
  const words: Partial<Record<Kind, string>> = {
    evidence: 'evidence record',
    soa: 'Statement of Applicability',
    program: 'programme',
  };
  return words[kind] ?? kind;
}

/** The way to a record. */
export function linkTo(record: RecordFact): HoverLink {
  return { label: record.id, file: record.file, span: record.anchor };
}

/** The first line of a record: id, title, and what else belongs beside them. */
export function recordHeading(record: RecordFact, ...others: readonly (string | undefined)[]): string {
  const title = record.title === record.id ? '' : ` ${escaped(record.title, 120)}`;
  return joined(`**${escaped(record.id, 60)}**${title}`, ...others);
}

/** Parts with dots between, empty ones left out. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The text at a path, escaped; undefined when nothing is written. */
export function saidAt(mapping: MappingNode, path: string, longest?: number): string | undefined {
  const text = textAt(mapping, path);
  return text === undefined ? undefined : escaped(text, longest);
}

/** Short scalars of a list at a path, escaped, with commas. */
export function listAt(mapping: MappingNode, path: string, most = 4): string | undefined {
  const texts = scalarsIn(nodeAtPath(mapping, path)).map((node) => escaped(node.text, 40));
  if (texts.length === 0) return undefined;
  const more = texts.length > most ? ` and ${texts.length - most} more` : '';
  return texts.slice(0, most).join(', ') + more;
}

/** Who answers for a record, by name where the programme says who that is: `Mira Sol (it-lead)`. */
export function ownerText(snapshot: Snapshot, record: RecordFact): string | undefined {
  const owner = textAt(record.fields, 'owner');
  return owner === undefined ? undefined : personText(snapshot, owner);
}

/** As `ownerText`, the name alone. */
export function ownerName(snapshot: Snapshot, record: RecordFact): string | undefined {
  return ownerText(snapshot, record)?.replace(/ \([^()]*\)$/, '');
}

/** `role:it-lead` as `Mira Sol (it-lead)`, `person:mira.sol` as `Mira Sol`; other text as written. Escaped. */
export function personText(snapshot: Snapshot, written: string): string {
  const match = /^(role|person):\s*(.+)$/.exec(written.trim());
  const id = match?.[2];
  if (match === null || id === undefined) return escaped(written, 60);
  if (match[1] === 'person') return escaped(nameOfPerson(snapshot, id) ?? id, 60);
  const person = personOfRole(snapshot, id);
  const name = person === undefined ? undefined : (nameOfPerson(snapshot, person) ?? person);
  return name === undefined ? escaped(written, 60) : `${escaped(name, 60)} (${escaped(id, 40)})`;
}

/** The person who holds a role; undefined for unknown roles and for those that several hold. */
function personOfRole(snapshot: Snapshot, role: string): string | undefined {
  const nested = snapshot.workspace.nested(role).find((each) => each.list === 'roles');
  if (nested === undefined) return undefined;
  const entry = mappingsIn(nodeAtPath(nested.record.fields, 'roles')).find(
    (node) => textAt(node, 'id') === role,
  );
  return entry === undefined ? undefined : textAt(entry, 'person');
}

function nameOfPerson(snapshot: Snapshot, id: string): string | undefined {
  return snapshot.workspace.nested(id).find((each) => each.list === 'people')?.title;
}

/** `AC-001, MON-001 and 998 more`: never more than the first few of a long list. */
export function fewIds(records: readonly RecordFact[], most = 3): string {
  const shown = records.slice(0, most).map((record) => escaped(record.id, 40));
  const more = records.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
