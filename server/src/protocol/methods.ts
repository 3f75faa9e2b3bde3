import type { DocumentParams, DocumentResult } from './documents.ts';
import type {
  EvidenceTimeline,
  EvidenceTimelineParams,
  MissingOccurrenceParams,
} from './evidence-timeline.ts';
import type {
  RuleDocumentParams,
  RuleDocumentResult,
  RuleSummary,
  WhyParams,
  WhyResult,
} from './explanation.ts';
import type { CellDetail, CellEditParams, MatrixCellParams, MatrixParams, MatrixResult } from './matrix.ts';
import type { InitParams, InitResult, NewRecord, NextIdParams } from './new-record.ts';
import type { Located, LocateParams } from './place.ts';
import type { ProgrammeTimeline, ProgrammeTimelineParams } from './programme-timeline.ts';
import type { Readiness, ReadinessParams } from './readiness.ts';
import type { FindingCounts, ServerStatus } from './server-status.ts';
import type { Changed, Travelled, TravelParams } from './time-frame.ts';
import type { FileDecoration, Tree, TreeCounts, TreeParams } from './trees.ts';
import type { WorkspaceEdit } from './workspace-edit.ts';

/** Sent with requests that need no parameters: `{}`, because a handler of a request without any is called differently. */
export type NoParams = Readonly<Record<string, never>>;

/** Requests of our own, from the client to the server: method to its parameters and its result. */
export interface TickmarkRequests {
  /** Reads all files again, and answers when every finding has been published. */
  readonly 'tickmark/checkWorkspace': { readonly params: NoParams; readonly result: CheckedWorkspace };
  readonly 'tickmark/why': { readonly params: WhyParams; readonly result: WhyResult };
  readonly 'tickmark/nextId': { readonly params: NextIdParams; readonly result: NewRecord };
  readonly 'tickmark/init': { readonly params: InitParams; readonly result: InitResult };
  readonly 'tickmark/ruleDocument': {
    readonly params: RuleDocumentParams;
    readonly result: RuleDocumentResult;
  };
  /** All rules, sorted by id. */
  readonly 'tickmark/rules': { readonly params: NoParams; readonly result: readonly RuleSummary[] };
  readonly 'tickmark/locate': { readonly params: LocateParams; readonly result: Located };
  readonly 'tickmark/travel': { readonly params: TravelParams; readonly result: Travelled };
  readonly 'tickmark/matrix': { readonly params: MatrixParams; readonly result: MatrixResult };
  readonly 'tickmark/matrixCell': { readonly params: MatrixCellParams; readonly result: CellDetail };
  /** A new evidence record for the cell, or the mapping added to a control: an edit, nothing is written yet. */
  readonly 'tickmark/cellEdit': { readonly params: CellEditParams; readonly result: WorkspaceEdit };
  readonly 'tickmark/evidenceTimeline': {
    readonly params: EvidenceTimelineParams;
    readonly result: EvidenceTimeline;
  };
  readonly 'tickmark/missingOccurrence': {
    readonly params: MissingOccurrenceParams;
    readonly result: WorkspaceEdit;
  };
  readonly 'tickmark/programmeTimeline': {
    readonly params: ProgrammeTimelineParams;
    readonly result: ProgrammeTimeline;
  };
  readonly 'tickmark/readiness': { readonly params: ReadinessParams; readonly result: Readiness };
  readonly 'tickmark/tree': { readonly params: TreeParams; readonly result: Tree };
  readonly 'tickmark/treeCounts': { readonly params: NoParams; readonly result: TreeCounts };
  readonly 'tickmark/decorations': { readonly params: NoParams; readonly result: readonly FileDecoration[] };
  readonly 'tickmark/document': { readonly params: DocumentParams; readonly result: DocumentResult };
}

/** Notifications of our own, from the server to the client. */
export interface TickmarkNotifications {
  readonly 'tickmark/status': ServerStatus;
  readonly 'tickmark/changed': Changed;
}

/** What a check of the whole workspace found. */
export interface CheckedWorkspace {
  /** Files that were recognised as ours. */
  readonly files: number;
  readonly counts: FindingCounts;
}

/** Scheme of the virtual documents that show rule pages: `tickmark-rule:/evidence/stale.md`. */
export const ruleDocumentScheme = 'tickmark-rule';
