import type { Span } from '../../base/text/range.ts';
import type {
  CitationFact,
  FileFacts,
  NestedFact,
  PathFact,
  RecordFact,
  ReferenceFact,
} from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { textAt } from '../model/read.ts';
import { GroupedBy } from './grouped-by.ts';
import { SortedWords } from './sorted-words.ts';
import { titleKey } from './title-key.ts';
import type { ArtifactFact, WorkspaceView } from './view.ts';

/**
 * The facts of all files, with the reverse of every relation. Mutable inside, a view outside. Adding or removing a
 * file costs what the file holds, whatever the size of the workspace.
 */
export class WorkspaceIndex implements WorkspaceView {
  readonly #files = new Map<string, FileFacts>();
  readonly #byKind = new GroupedBy<RecordFact>(byPlaceOfRecord);
  readonly #byId = new GroupedBy<RecordFact>(byPlaceOfRecord);
  readonly #byLooseId = new GroupedBy<RecordFact>(byPlaceOfRecord);
  readonly #nestedById = new GroupedBy<NestedFact>(byPlace);
  readonly #nestedByList = new GroupedBy<NestedFact>(byPlace);
  readonly #referencesTo = new GroupedBy<ReferenceFact>(byPlace);
  readonly #citationsOf = new GroupedBy<CitationFact>(byPlace);
  readonly #citationsUnder = new Map<string, number>();
  readonly #bySeries = new GroupedBy<RecordFact>(byPlaceOfRecord);
  readonly #sortedIds = new Map<Kind, SortedWords>();
  readonly #byTitle = new GroupedBy<RecordFact>(byPlaceOfRecord);
  readonly #ofRecord = new WeakMap<RecordFact, RecordRelations>();
  readonly #artifacts = new Map<string, ArtifactFact>();
  /** By the file, as spelled on disk. */
  readonly #prose = new Map<string, string>();
  readonly #memberIds: (citation: CitationFact) => readonly string[];
  #existingArtifacts = 0;
  #knownFirsts: Firsts | undefined;
  complete = false;

  /** `memberIds` gives the canonical ids that a citation stands for; a range stands for several. */
  constructor(memberIds: (citation: CitationFact) => readonly string[]) {
    this.#memberIds = memberIds;
  }

  /** Puts a file's facts in the place of what it said before. */
  set(facts: FileFacts): void {
    this.remove(facts.file);
    this.#knownFirsts = undefined;
    this.#files.set(facts.file, facts);
    for (const record of facts.records) {
      this.#byKind.add(record.kind, record);
      this.#idsOf(record.kind).add(record.id);
      this.#byId.add(record.id, record);
      this.#byLooseId.add(record.id.toLowerCase(), record);
      if (record.kind === 'control') this.#byTitle.add(titleKey(record.title), record);
      const series = seriesOf(record);
      if (series !== undefined) this.#bySeries.add(series, record);
    }
    for (const nested of facts.nested) {
      this.#nestedById.add(nested.id, nested);
      this.#nestedByList.add(nested.list, nested);
    }
    for (const reference of facts.references) this.#referencesTo.add(reference.id, reference);
    for (const citation of facts.citations) {
      this.#countFramework(citation.framework, 1);
      for (const id of this.#memberIds(citation))
        this.#citationsOf.add(`${citation.framework}:${id}`, citation);
    }
  }

  /** Forgets a file; unknown files are fine. */
  remove(file: string): void {
    const facts = this.#files.get(file);
    if (facts === undefined) return;
    this.#files.delete(file);
    this.#knownFirsts = undefined;
    // From the last to the first: thousands that share a group leave it from its end, and nothing moves up each time.
    for (const record of facts.records.toReversed()) {
      this.#byKind.remove(record.kind, record);
      this.#idsOf(record.kind).remove(record.id);
      this.#byId.remove(record.id, record);
      this.#byLooseId.remove(record.id.toLowerCase(), record);
      if (record.kind === 'control') this.#byTitle.remove(titleKey(record.title), record);
      const series = seriesOf(record);
      if (series !== undefined) this.#bySeries.remove(series, record);
    }
    for (const nested of facts.nested.toReversed()) {
      this.#nestedById.remove(nested.id, nested);
      this.#nestedByList.remove(nested.list, nested);
    }
    for (const reference of facts.references.toReversed()) this.#referencesTo.remove(reference.id, reference);
    for (const citation of facts.citations.toReversed()) {
      this.#countFramework(citation.framework, -1);
      for (const id of this.#memberIds(citation))
        this.#citationsOf.remove(`${citation.framework}:${id}`, citation);
    }
  }

  firstReferenceTo(kind: Kind): ReferenceFact | undefined {
    return this.#firsts().references.get(kind);
  }

  firstPath(): PathFact | undefined {
    return this.#firsts().path;
  }

  /** Whether any artifact that records point at was found: where none is, the whole store lies elsewhere. */
  get anyArtifactUnderRoot(): boolean {
    return this.#existingArtifacts > 0;
  }

  setArtifact(artifact: ArtifactFact): void {
    const before = this.#artifacts.get(artifactKey(artifact.path, artifact.from));
    this.#existingArtifacts += Number(artifact.exists) - Number(before?.exists ?? false);
    this.#artifacts.set(artifactKey(artifact.path, artifact.from), artifact);
    const file = artifact.resolved ?? before?.resolved;
    if (file === undefined) return;
    if (artifact.text === undefined) this.#prose.delete(file);
    else this.#prose.set(file, artifact.text);
  }

  /** What a document says that a record names as prose of ours, and that is no record itself. */
  prose(file: string): string | undefined {
    return this.#prose.get(file);
  }

  facts(file: string): FileFacts | undefined {
    return this.#files.get(file);
  }

  files(): Iterable<FileFacts> {
    return this.#files.values();
  }

  records(kind: Kind): Iterable<RecordFact> {
    return this.#byKind.get(kind);
  }

  count(kind: Kind): number {
    return this.#byKind.count(kind);
  }

  definitions(id: string): readonly RecordFact[] {
    return this.#byId.get(id);
  }

  definitionsIgnoringCase(id: string): readonly RecordFact[] {
    return this.#byLooseId.get(id.toLowerCase());
  }

  nested(id: string): readonly NestedFact[] {
    return this.#nestedById.get(id);
  }

  nestedIn(list: NestedFact['list']): readonly NestedFact[] {
    return this.#nestedByList.get(list);
  }

  referencesTo(id: string): readonly ReferenceFact[] {
    return this.#referencesTo.get(id);
  }

  referencesFrom(record: RecordFact): readonly ReferenceFact[] {
    return this.#relationsOf(record).references;
  }

  citationsOf(framework: string, id: string): readonly CitationFact[] {
    return this.#citationsOf.get(`${framework}:${id}`);
  }

  citationsIn(record: RecordFact): readonly CitationFact[] {
    return this.#relationsOf(record).citations;
  }

  evidenceInSeries(series: string): readonly RecordFact[] {
    return this.#bySeries.get(series);
  }

  citedFrameworks(): ReadonlySet<string> {
    return new Set(this.#citationsUnder.keys());
  }

  controlsTitledLike(record: RecordFact): readonly RecordFact[] {
    return this.#byTitle.get(titleKey(record.title));
  }

  idsBeginning(kind: Kind, prefix: string, limit: number): readonly string[] {
    return this.#sortedIds.get(kind)?.beginning(prefix, limit) ?? [];
  }

  *ids(kind: Kind): Iterable<string> {
    for (const record of this.records(kind)) yield record.id;
  }

  artifact(path: string, from: string): ArtifactFact | undefined {
    return this.#artifacts.get(artifactKey(path, from));
  }

  /** Looked for only in the rare state in which somebody asks, and kept until a file changes. */
  #firsts(): Firsts {
    if (this.#knownFirsts !== undefined) return this.#knownFirsts;
    const references = new Map<string, ReferenceFact>();
    let path: PathFact | undefined;
    for (const facts of [...this.#files.values()].sort((a, b) => (a.file < b.file ? -1 : 1))) {
      if (facts.recognition.ours) path ??= facts.paths[0];
      for (const reference of facts.references) {
        for (const kind of reference.expects) if (!references.has(kind)) references.set(kind, reference);
      }
    }
    this.#knownFirsts = { references, path };
    return this.#knownFirsts;
  }

  #idsOf(kind: Kind): SortedWords {
    let ids = this.#sortedIds.get(kind);
    if (ids === undefined) {
      ids = new SortedWords();
      this.#sortedIds.set(kind, ids);
    }
    return ids;
  }

  #countFramework(framework: string, by: number): void {
    const count = (this.#citationsUnder.get(framework) ?? 0) + by;
    if (count === 0) this.#citationsUnder.delete(framework);
    else this.#citationsUnder.set(framework, count);
  }

  #relationsOf(record: RecordFact): RecordRelations {
    const known = this.#ofRecord.get(record);
    if (known !== undefined) return known;
    const facts = this.#files.get(record.file);
    for (const each of facts?.records ?? []) this.#ofRecord.set(each, { references: [], citations: [] });
    for (const reference of facts?.references ?? [])
      this.#ofRecord.get(reference.record)?.references.push(reference);
    for (const citation of facts?.citations ?? [])
      this.#ofRecord.get(citation.record)?.citations.push(citation);
    return this.#ofRecord.get(record) ?? { references: [], citations: [] };
  }
}

/** What one record writes, gathered once per file so that a register of thousands is not searched per record. */
interface RecordRelations {
  readonly references: ReferenceFact[];
  readonly citations: CitationFact[];
}

function seriesOf(record: RecordFact): string | undefined {
  return record.kind === 'evidence' ? textAt(record.fields, 'series') : undefined;
}

interface Firsts {
  readonly references: ReadonlyMap<string, ReferenceFact>;
  readonly path: PathFact | undefined;
}

function byPlaceOfRecord(a: RecordFact, b: RecordFact): number {
  if (a.file === b.file) return a.span.start - b.span.start;
  return a.file < b.file ? -1 : 1;
}

function byPlace<
  T extends { readonly record: RecordFact } & ({ readonly span: Span } | { readonly anchor: Span }),
>(a: T, b: T): number {
  if (a.record.file === b.record.file) return startOf(a) - startOf(b);
  return a.record.file < b.record.file ? -1 : 1;
}

function startOf(fact: { readonly span: Span } | { readonly anchor: Span }): number {
  return 'span' in fact ? fact.span.start : fact.anchor.start;
}

/** The same written path means different files in different folders. */
function artifactKey(path: string, from: string): string {
  return `${from}\n${path}`;
}
