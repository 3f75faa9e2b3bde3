import type {
  CitationFact,
  FileFacts,
  NestedFact,
  PathFact,
  RecordFact,
  ReferenceFact,
} from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';

/** What rules and features may ask of the indexed workspace. Every answer comes from an index; nothing scans. */
export interface WorkspaceView {
  /** False while the host is still feeding files: cross-file checks stay silent until then. */
  readonly complete: boolean;
  facts(file: string): FileFacts | undefined;
  files(): Iterable<FileFacts>;
  records(kind: Kind): Iterable<RecordFact>;
  count(kind: Kind): number;
  /** All records that define the id: none when it dangles, two or more when it is defined twice. */
  definitions(id: string): readonly RecordFact[];
  /** Records whose id equals `id` when case is ignored. */
  definitionsIgnoringCase(id: string): readonly RecordFact[];
  nested(id: string): readonly NestedFact[];
  nestedIn(list: NestedFact['list']): readonly NestedFact[];
  /** Where the id is written as a reference, resolved or not. */
  referencesTo(id: string): readonly ReferenceFact[];
  /** What a record refers to. */
  referencesFrom(record: RecordFact): readonly ReferenceFact[];
  /** Who cites the item of a framework, by canonical id. */
  citationsOf(framework: string, id: string): readonly CitationFact[];
  citationsIn(record: RecordFact): readonly CitationFact[];
  /** Evidence that names the same `series`. */
  evidenceInSeries(series: string): readonly RecordFact[];
  /** Frameworks that at least one record cites, in normal form. */
  citedFrameworks(): ReadonlySet<string>;
  /** Controls whose titles say the same words, whatever their order. */
  controlsTitledLike(record: RecordFact): readonly RecordFact[];
  /** Ids of a kind that begin with `prefix`, in order: the beginnings of completion and of "did you mean". */
  idsBeginning(kind: Kind, prefix: string, limit: number): readonly string[];
  /** Known ids of a kind. */
  ids(kind: Kind): Iterable<string>;
  /** The first reference to a kind, by place: where something is said once for all of them. */
  firstReferenceTo(kind: Kind): ReferenceFact | undefined;
  /** The first local path that a record writes, by place. */
  firstPath(): PathFact | undefined;
  /** Whether any artifact that a record points at exists on disk. */
  readonly anyArtifactUnderRoot: boolean;
  /** What is known of a path that a file in the folder `from` writes; undefined until the host has looked. */
  artifact(path: string, from: string): ArtifactFact | undefined;
}

/** What the host knows about a path that a record points at. */
export interface ArtifactFact {
  /** The path as a record writes it, with forward slashes. */
  readonly path: string;
  /** Folder of the file that writes it, relative to the workspace root; '' is the root. Path and folder are the key. */
  readonly from: string;
  readonly exists: boolean;
  /** The spelling on disk when only the case differs. */
  readonly sameButCase: string | undefined;
  /** Whether the root `.gitignore` hides it: then its absence from a clone is normal. */
  readonly gitIgnored: boolean;
  readonly size: number | undefined;
  readonly sha256: string | undefined;
  /** SHA-256 with CRLF read as LF, where it differs from `sha256`: a checkout may have changed the line ends. */
  readonly sha256WithLf?: string;
  /** Where it was found: the path relative to the workspace root, as spelled on disk. */
  readonly resolved?: string;
  /** What the file says, where that was asked for and it is text of a bearable length. */
  readonly text?: string;
  /** True when the path leaves the workspace: then it was not looked at. */
  readonly outside?: boolean;
}
