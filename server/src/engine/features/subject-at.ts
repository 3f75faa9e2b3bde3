import { type Span, touches } from '../../base/text/range.ts';
import type { recogniseIds } from '../frameworks/recognise-ids.ts';
import { citedIds } from '../model/cited-ids.ts';
import type {
  CitationFact,
  FileFacts,
  NestedFact,
  PathFact,
  RecordFact,
  ReferenceFact,
} from '../model/facts.ts';
import { KINDS } from '../model/kinds.ts';
import { CONFIGURATION_FILES } from '../model/path-claim.ts';
import { parseSource } from '../model/read-file.ts';
import { type FieldSubject, fieldAt } from './field-at.ts';
import type { Snapshot } from './snapshot.ts';

export type { FieldSubject } from './field-at.ts';

/** What stands under the cursor. `span` is the token itself, in the file that was asked about. */
export type Subject =
  /** The id of a framework item written in a record; `ids` are the canonical ids that it stands for. */
  | {
      readonly type: 'citation';
      readonly span: Span;
      readonly citation: CitationFact;
      readonly ids: readonly string[];
    }
  /** A workspace id written in a reference field, an owner included. */
  | { readonly type: 'reference'; readonly span: Span; readonly reference: ReferenceFact }
  /** The id of a record, where it is defined. */
  | { readonly type: 'record'; readonly span: Span; readonly record: RecordFact }
  /** An id that lives in a list of its record, where it is defined. SoA rows are citations instead. */
  | { readonly type: 'nested'; readonly span: Span; readonly nested: NestedFact }
  /** A local path. */
  | { readonly type: 'path'; readonly span: Span; readonly path: PathFact }
  /** The key under which ids of a framework are listed; `framework` is undefined when nobody knows it. */
  | {
      readonly type: 'framework-key';
      readonly span: Span;
      readonly written: string;
      readonly framework: string | undefined;
    }
  | FieldSubject
  /** An id of unmistakable shape in running text, in a comment, or in a file that is none of ours. */
  | {
      readonly type: 'free-id';
      readonly span: Span;
      readonly framework: string;
      readonly id: string;
      readonly ids: readonly string[];
    };

/**
 * What is under the cursor, by what the file's facts say; the offset counts in UTF-16 units. The most specific answer
 * wins: an id before the field that holds it. Undefined where nothing has a meaning, and for offsets outside the text.
 */
export function subjectAt(snapshot: Snapshot, file: string, offset: number): Subject | undefined {
  const facts = snapshot.facts(file);
  // Facts that are kept while the text is broken belong to an older text: their offsets mean nothing here.
  const inFacts = facts === undefined || facts.stale === true ? undefined : factAt(snapshot, facts, offset);
  return inFacts ?? configurationKeyAt(snapshot, file, offset) ?? freeIdAt(snapshot, file, offset);
}

function factAt(snapshot: Snapshot, facts: FileFacts, offset: number): Subject | undefined {
  const citation = facts.citations.find(({ span }) => touches(span, offset));
  if (citation !== undefined) {
    return { type: 'citation', span: citation.span, citation, ids: canonicalIds(snapshot, citation) };
  }
  const reference = facts.references.find(({ span }) => touches(span, offset));
  if (reference !== undefined) return { type: 'reference', span: reference.span, reference };
  const record = facts.records.find((candidate) => writesId(candidate) && touches(candidate.anchor, offset));
  if (record !== undefined) return { type: 'record', span: record.anchor, record };
  const nested = facts.nested.find(({ anchor }) => touches(anchor, offset));
  if (nested !== undefined) return { type: 'nested', span: nested.anchor, nested };
  const path = facts.paths.find(({ span }) => touches(span, offset));
  if (path !== undefined) return { type: 'path', span: path.span, path };
  const key = facts.frameworkKeys.find(({ span }) => touches(span, offset));
  if (key !== undefined) {
    const { written, span } = key;
    return {
      type: 'framework-key',
      span,
      written,
      framework: snapshot.catalogue.frameworkOf(written)?.framework,
    };
  }
  const around = facts.records.findLast((candidate) => touches(candidate.span, offset));
  return around === undefined ? undefined : fieldAt(around.kind, around.fields, offset, around);
}

/** Ids of a custom framework are read by the workspace's catalogue; built-in ones were read with the file. */
function canonicalIds(snapshot: Snapshot, citation: CitationFact): readonly string[] {
  if (citation.framework === 'soc2' || citation.framework === 'iso27001') return citedIds(citation);
  const framework = snapshot.catalogue.frameworkOf(citation.framework)?.framework;
  if (framework === undefined) return citedIds(citation);
  const reading = snapshot.catalogue.read(framework, citation.token, citation.quoted);
  return reading.type === 'known' || reading.type === 'spelling' ? [reading.id] : citedIds(citation);
}

/** A record without a written id is anchored at its first key, which is a key and no id. */
function writesId(record: RecordFact): boolean {
  return record.fields.pairs.some(({ name, value }) => name === 'id' && value?.start === record.anchor.start);
}

function configurationKeyAt(snapshot: Snapshot, file: string, offset: number): Subject | undefined {
  if (!CONFIGURATION_FILES.includes(file)) return undefined;
  const root = parseSource(file, snapshot.text(file)).documents[0]?.root;
  return root?.type === 'mapping' ? fieldAt('configuration', root, offset, undefined) : undefined;
}

/** Longer lines are data, not prose. */
const LONGEST_LINE = 5_000;

function freeIdAt(snapshot: Snapshot, file: string, offset: number): Subject | undefined {
  if (!KINDS.some((kind) => snapshot.workspace.count(kind) > 0)) return undefined;
  const text = snapshot.text(file);
  if (offset < 0 || offset > text.length) return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const end = lineEnd < 0 ? text.length : lineEnd;
  if (end - start > LONGEST_LINE) return undefined;
  for (const found of snapshot.catalogue.recogniseIds(text.slice(start, end))) {
    const span = { start: start + found.span.start, end: start + found.span.end };
    if (!touches(span, offset)) continue;
    return {
      type: 'free-id',
      span,
      framework: found.framework,
      id: found.id,
      ids: idsOf(found.reading, found.id),
    };
  }
  return undefined;
}

function idsOf(
  reading: ReturnType<typeof recogniseIds>[number]['reading'],
  written: string,
): readonly string[] {
  switch (reading.type) {
    case 'known':
    case 'spelling':
    case 'point-of-focus':
      return [reading.id];
    case 'legacy-control':
    case 'legacy-group':
      return reading.successors;
    default:
      return [written];
  }
}
