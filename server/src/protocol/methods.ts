import type {
  RuleDocumentParams,
  RuleDocumentResult,
  RuleSummary,
  WhyParams,
  WhyResult,
} from './explanation.ts';
import type { InitParams, InitResult, NewRecord, NextIdParams } from './new-record.ts';
import type { FindingCounts, ServerStatus } from './server-status.ts';

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
}

/** Notifications of our own, from the server to the client. */
export interface TickmarkNotifications {
  readonly 'tickmark/status': ServerStatus;
}

/** What a check of the whole workspace found. */
export interface CheckedWorkspace {
  /** Files that were recognised as ours. */
  readonly files: number;
  readonly counts: FindingCounts;
}

/** Scheme of the virtual documents that show rule pages: `tickmark-rule:/evidence/stale.md`. */
export const ruleDocumentScheme = 'tickmark-rule';
