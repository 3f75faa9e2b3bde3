import type { Span } from '../../base/text/range.ts';
import type { AuditView } from '../audit/audit-view.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import type { Configuration, ConfigurationProblem, Severity } from '../model/configuration.ts';
import type { CitationFact, FileFacts, PathFact, RecordFact, ReferenceFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** What a rule is asked about, one at a time. */
export interface Subjects {
  readonly file: FileFacts;
  readonly record: RecordFact;
  readonly citation: CitationFact;
  readonly reference: ReferenceFact;
  readonly path: PathFact;
  /** Once per workspace; its problems sit on the soa, else the scope, else the program record. */
  readonly workspace: WorkspaceView;
  /** A problem of `.tickmark.yaml`, found when it was read. */
  readonly configuration: { readonly file: string; readonly problem: ConfigurationProblem };
}

/** The part of the programme without which a rule has nothing to say. */
export type Gate = 'soc2' | 'iso27001' | 'dual' | 'type-2';

/**
 * One check. A plain object in the file that its id names: `evidence/stale` lives in `rules/evidence/stale.ts`.
 * A rule reads facts, never trees, and never another rule.
 */
export interface Rule<On extends keyof Subjects = keyof Subjects, Data = unknown> {
  readonly id: string;
  /** Other ids under which settings and suppressions may name it: checks that turned out to be one idea with this one. */
  readonly aliases?: readonly string[];
  /** One line for lists: what is wrong, in plain words. */
  readonly title: string;
  readonly severity: Severity;
  readonly on: On;
  /** For rules on records, references, citations and paths: only in records of these kinds. */
  readonly kinds?: readonly Kind[];
  readonly gate?: Gate;
  /** Reads more than its own file: silent until the index is complete. */
  readonly crossFile?: boolean;
  /** What it says depends on which ids there are at all ("did you mean"): its hits are looked at again when they change. */
  readonly readsAllIds?: boolean;
  /** Says one thing for the workspace instead of one per record when more than this share of the candidates has it. */
  readonly summary?: {
    readonly share: number;
    candidates(record: RecordFact, context: RuleContext): boolean;
    message(hits: number, candidates: number): string;
  };
  /** Judges what is missing or incomplete: silent about a record in which the text is broken. */
  readonly needsWholeRecord?: boolean;
  /** Off unless the profile is `strict`. */
  readonly strictOnly?: boolean;
  /** True when every problem has at least one safe fix; shown as `fixable`. */
  readonly fixable?: boolean;
  check(subject: Subjects[On], context: RuleContext): Iterable<Problem<Data>>;
  /** Edits that cure one problem. Called when the user asks, with the data of the problem. */
  fixes?(problem: Problem<Data>, context: RuleContext): Iterable<Fix>;
}

/** What a rule yields: where, what, and what to do about it in one sentence. */
export interface Problem<Data = unknown> {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
  /** Overrides the rule's severity where the state of things decides it. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly tag?: 'deprecated' | 'unnecessary';
  readonly data: Data;
}

export interface RelatedPlace {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

/** Everything a rule may ask. One object per snapshot. */
export interface RuleContext {
  readonly workspace: WorkspaceView;
  readonly catalogue: Catalogue;
  readonly configuration: Configuration;
  readonly audit: AuditView;
  /** The text of an indexed file, for fixes. */
  text(file: string): string;
}

/** A problem after severities, suppressions and summaries: what is published. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly problem: Problem;
}

/** A cure. Safe fixes batch; assertions insert `?` for the user to fill in and never batch. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred?: boolean;
  readonly edits: readonly FileEdit[];
  readonly create?: readonly { readonly file: string; readonly text: string }[];
}

export interface FileEdit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** Types a rule without writing its parameters; returns it unchanged. */
export function defineRule<On extends keyof Subjects, Data>(rule: Rule<On, Data>): Rule<On, Data> {
  return rule;
}
