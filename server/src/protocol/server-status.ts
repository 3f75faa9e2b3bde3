/** How the server is doing, for the status item of an editor. Sent whenever it changes. */

/** Numbers of findings by severity, over all files of all workspaces. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** The date that findings are computed for, and where it comes from. */
export interface StatusAsOf {
  /** ISO date, `YYYY-MM-DD`. */
  readonly date: string;
  /** `clock` = today; `pinned` = the configuration says so; `travel` = a view asked for it. */
  readonly origin: 'clock' | 'pinned' | 'travel';
}

/** Payload of the notification `tickmark/status`. */
export interface ServerStatus {
  /** `error` means the server runs and cannot do its job; `message` then says why and what to do. */
  readonly state: 'indexing' | 'ready' | 'error';
  /** Files read so far while indexing; equal to `total` when ready. */
  readonly done: number;
  /** Files to read; 0 as long as it is not known. */
  readonly total: number;
  readonly counts: FindingCounts;
  readonly asOf: StatusAsOf;
  /** Files that were recognised as ours. */
  readonly files: number;
  /** Names of the workspace roots, for people: the folder's name or its path below the opened folder. */
  readonly roots: readonly string[];
  /** Version of the server. */
  readonly version: string;
  /** One plain sentence for people, only with `error`. */
  readonly message?: string;
}
