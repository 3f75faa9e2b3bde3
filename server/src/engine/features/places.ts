import type { Span } from '../../base/text/range.ts';
import type { NestedFact, NestedList, RecordFact, ReferenceFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { KINDS } from '../model/kinds.ts';
import { wantedPath } from '../workspace/wanted-paths.ts';
import type { Snapshot } from './snapshot.ts';
import type { Subject } from './subject-at.ts';

/** A place in a file of the workspace. */
export interface Place {
  readonly file: string;
  /** The token: an id, or the start of a file. */
  readonly span: Span;
  /** All that belongs to it, where it defines something. */
  readonly whole?: Span;
}

const START: Span = { start: 0, end: 0 };

/** Where the subject is defined: several places when an id is defined twice, none for what only the frameworks define. */
export function definitionsOf(snapshot: Snapshot, subject: Subject): readonly Place[] {
  switch (subject.type) {
    case 'record':
      return snapshot.workspace.definitions(subject.record.id).map(placeOfRecord);
    case 'nested':
      return [placeOfNested(subject.nested)];
    case 'reference': {
      const { records, nested } = targetsOf(snapshot, subject.reference);
      return [...records.map(placeOfRecord), ...nested.map(placeOfNested)];
    }
    case 'citation':
      return itemDefinitions(snapshot, subject.citation.framework, subject.ids);
    case 'free-id':
      return itemDefinitions(snapshot, subject.framework, subject.ids);
    case 'framework-key': {
      const frameworks = snapshot.workspace.definitions(subject.framework ?? subject.written);
      return frameworks.filter((record) => record.kind === 'framework').map(placeOfRecord);
    }
    case 'path': {
      const { path, from } = wantedPath(subject.path);
      const artifact = snapshot.workspace.artifact(path, from);
      const file = artifact?.resolved ?? artifact?.sameButCase;
      return file === undefined ? [] : [{ file, span: START }];
    }
    default:
      return [];
  }
}

/** Where the subject is used, its definitions left out. Every answer comes from the index. */
export function usesOf(snapshot: Snapshot, subject: Subject): readonly Place[] {
  switch (subject.type) {
    case 'record':
      return snapshot.workspace.referencesTo(subject.record.id).map(placeOfReference);
    case 'nested':
      return usesOfNested(snapshot, subject.nested);
    case 'reference': {
      const { reference } = subject;
      const { records, nested } = targetsOf(snapshot, reference);
      if (records.length === 0 && nested.length > 0)
        return distinct(nested.flatMap((each) => usesOfNested(snapshot, each)));
      return snapshot.workspace.referencesTo(reference.id).map(placeOfReference);
    }
    case 'citation':
      return itemUses(snapshot, subject.citation.framework, subject.ids);
    case 'free-id':
      return itemUses(snapshot, subject.framework, subject.ids);
    default:
      return [];
  }
}

/** What a reference leads to: records of the expected kinds, else any of that id, and entries of the expected lists. */
export function targetsOf(
  snapshot: Snapshot,
  reference: ReferenceFact,
): { readonly records: readonly RecordFact[]; readonly nested: readonly NestedFact[] } {
  const kinds = new Set<Kind | NestedList>(reference.expects);
  const nested = snapshot.workspace.nested(reference.id).filter((each) => kinds.has(each.list));
  const expectsRecords = KINDS.some((kind) => kinds.has(kind));
  const sameId = expectsRecords ? snapshot.workspace.definitions(reference.id) : [];
  const expected = sameId.filter((record) => kinds.has(record.kind));
  // An id of another kind is a mistake with a finding of its own; the way to it still helps.
  return { records: expected.length > 0 || nested.length > 0 ? expected : sameId, nested };
}

function usesOfNested(snapshot: Snapshot, nested: NestedFact): readonly Place[] {
  if (nested.list === 'soa-rows') return [];
  if (nested.list === 'requirements') return itemUses(snapshot, nested.record.id, [nested.id]);
  const references = snapshot.workspace.referencesTo(nested.id);
  return references.filter(({ expects }) => expects.includes(nested.list)).map(placeOfReference);
}

/** An item of a framework is defined here by its row in the Statement of Applicability, or by a framework record. */
function itemDefinitions(snapshot: Snapshot, framework: string, ids: readonly string[]): readonly Place[] {
  return ids.flatMap((id) => {
    const rows = snapshot.workspace.citationsOf(framework, id).filter(({ place }) => place === 'soa-row');
    const requirements = snapshot.workspace
      .nested(id)
      .filter((nested) => nested.list === 'requirements' && nested.record.id === framework);
    return [
      ...rows.map((row) => ({ file: row.record.file, span: row.span })),
      ...requirements.map(placeOfNested),
    ];
  });
}

function itemUses(snapshot: Snapshot, framework: string, ids: readonly string[]): readonly Place[] {
  const citations = ids.flatMap((id) => snapshot.workspace.citationsOf(framework, id));
  const uses = citations.filter(({ place }) => place !== 'soa-row');
  return distinct(uses.map(({ record, span }) => ({ file: record.file, span })));
}

/** A range stands for several ids and would be told once for each. */
function distinct(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter(({ file, span }) => {
    const key = `${span.start} ${file}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function placeOfRecord(record: RecordFact): Place {
  return { file: record.file, span: record.anchor, whole: record.span };
}

function placeOfNested(nested: NestedFact): Place {
  return { file: nested.record.file, span: nested.anchor, whole: nested.span };
}

function placeOfReference(reference: ReferenceFact): Place {
  return { file: reference.record.file, span: reference.span };
}
