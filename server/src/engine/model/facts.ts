import type { Span } from '../../base/text/range.ts';
import type { Reading } from '../frameworks/id-grammar.ts';
import type { Comment, MappingNode, SyntaxProblem } from '../syntax/tree.ts';
import type { Kind } from './kinds.ts';

/**
 * What one file says, as a pure function of its path, text and the configuration. Everything above the model reads
 * facts and never trees. `file` is always the path relative to the workspace root with forward slashes.
 */
export interface FileFacts {
  readonly file: string;
  readonly recognition: Recognition;
  readonly records: readonly RecordFact[];
  /** Ids that live in a list of their record: systems, people, roles, phases, SoA rows ... */
  readonly nested: readonly NestedFact[];
  readonly references: readonly ReferenceFact[];
  readonly citations: readonly CitationFact[];
  readonly paths: readonly PathFact[];
  readonly ignores: readonly IgnoreFact[];
  readonly problems: readonly FileProblem[];
  /** Framework keys and versions as written, wherever a record names a framework. */
  readonly frameworkKeys: readonly FrameworkKeyFact[];
  /** `kind:` values that are close to a kind of ours in a record that is clearly meant to be one. */
  readonly unknownKinds: readonly UnknownKindFact[];
  /** The text is broken and the rest is what it said before: only its problems are shown. */
  readonly stale?: boolean;
}

/** Something wrong with a file as a whole, or with its text. */
export interface FileProblem extends Span {
  readonly code: SyntaxProblem['code'] | 'encoding' | 'unreadable';
  readonly message: string;
}

/** A framework named by a record: the key of a `satisfies` map, `framework:`, `frameworks:`. */
export interface FrameworkKeyFact {
  readonly record: RecordFact;
  readonly written: string;
  readonly span: Span;
}

/** `kind: contol` beside an id and keys of a control. */
export interface UnknownKindFact {
  readonly written: string;
  readonly span: Span;
  readonly suggestion: Kind;
}

/** How a file was recognised as ours, or why not; `tickmark why FILE` prints `because`. */
export interface Recognition {
  readonly ours: boolean;
  /** True when a kind key, a suffix, an association or a plural list says so; false when folder or shape suggest it. */
  readonly declared: boolean;
  readonly because: string;
  /** Framework keys that would make this file ours if the workspace defined them. */
  readonly awaitsFrameworks?: readonly string[];
}

/** One record: a control, a risk, a piece of evidence ... */
export interface RecordFact {
  readonly file: string;
  readonly kind: Kind;
  /** The id as written, or the file's stem where none is written. */
  readonly id: string;
  /** The written title or name, or the id. */
  readonly title: string;
  /** Where findings about the record as a whole are shown: the id's value, else the first key. */
  readonly anchor: Span;
  /** The whole record. */
  readonly span: Span;
  /** A declared record owes its required fields; an inferred one owes nothing. */
  readonly declared: boolean;
  readonly recognisedBy: RecognisedBy;
  /** The record with canonical key names, wrappers and aliases resolved; spans point into the source. */
  readonly fields: MappingNode;
  /** Keys that another spelling of the same field in this record overrules. */
  readonly shadowed: readonly ShadowedKey[];
}

/** A second spelling of a field that is already there under its canonical name: not read. */
export interface ShadowedKey {
  readonly written: string;
  readonly canonical: string;
  readonly span: Span;
}

export type RecognisedBy =
  | 'kind'
  | 'suffix'
  | 'association'
  | 'plural-list'
  | 'folder'
  | 'shape'
  | 'api-version';

/** An id that lives in a list of its record and is unique only there. */
export interface NestedFact {
  readonly record: RecordFact;
  readonly list: NestedList;
  readonly id: string;
  readonly title: string;
  readonly anchor: Span;
  readonly span: Span;
}

export type NestedList =
  | 'systems'
  | 'objectives'
  | 'changes'
  | 'people'
  | 'roles'
  | 'phases'
  | 'audits'
  | 'internal_audits'
  | 'management_reviews'
  | 'findings'
  | 'requirements'
  | 'soa-rows';

/** A workspace id written in a reference field. */
export interface ReferenceFact {
  readonly record: RecordFact;
  /** The field's path in the record, lists without index: `controls`, `satisfies.soc2.evidence`, `mappings.evidence`. */
  readonly field: string;
  /** What the field may point at: kinds of record, or lists of nested ids. */
  readonly expects: readonly (Kind | NestedList)[];
  readonly id: string;
  readonly span: Span;
  /** How an unresolved reference is treated (the table of reference fields). */
  readonly unresolved: 'error' | 'warning' | 'information' | 'never';
}

/** The id of a framework item written in a record. */
export interface CitationFact {
  readonly record: RecordFact;
  /** `soc2`, `iso27001`, or the key of a custom framework in its normal form. */
  readonly framework: string;
  /** The framework key as written (`ISO27001:2013`), undefined in places where the record's head says it. */
  readonly writtenFramework: string | undefined;
  readonly place: CitationPlace;
  /** The token as written in the source, without quotes. */
  readonly token: string;
  /** Whether the token was written in quotes. */
  readonly quoted: boolean;
  readonly span: Span;
  /** What stands beside it and names its topic: a `title`, or a trailing comment. */
  readonly label: { readonly text: string; readonly span: Span } | undefined;
  /** What the comment behind a list in brackets says about all of its ids. */
  readonly listLabel: { readonly text: string; readonly span: Span } | undefined;
  /** `type: clause` beside the id. */
  readonly saysClause: boolean;
  readonly coverage: string | undefined;
  readonly note: string | undefined;
  /** Evidence ids that a long entry or a crosswalk row lists. */
  readonly evidence: readonly string[];
  /** How the built-in id grammar reads the token; a custom framework's ids are read when the workspace is known. */
  readonly reading: Reading;
  /** Crosswalk rows: number of the row, shared by its source and its target. */
  readonly row: number | undefined;
}

export type CitationPlace =
  | 'satisfies'
  | 'row-source'
  | 'row-target'
  | 'soa-row'
  | 'gap'
  | 'maps-to'
  | 'not-applicable'
  | 'csoc';

/** A local path written in a record. */
export interface PathFact {
  readonly record: RecordFact;
  readonly field: string;
  readonly path: string;
  readonly span: Span;
}

/** A `# tickmark-ignore` comment. */
export interface IgnoreFact {
  readonly comment: Comment;
  readonly span: Span;
  /** The stretch in which findings are silenced: a line, the next node, or the whole file. */
  readonly covers: Span;
  readonly scope: 'line' | 'node' | 'file';
  /** Rule ids or `group/*`. */
  readonly rules: readonly { readonly name: string; readonly span: Span }[];
  /** ISO date through which it holds; undefined is for ever. */
  readonly until: string | undefined;
  readonly reason: string | undefined;
}
