import type { AsOf } from './audit/audit-view.ts';
import type { ArtifactFact } from './workspace/view.ts';

/** What a host tells the engine. Paths are relative to the workspace root, with forward slashes. */
export type Change =
  | { readonly type: 'text'; readonly file: string; readonly text: string }
  | { readonly type: 'removed'; readonly file: string }
  /** The file exists and cannot be used: `reason` is shown to the user. */
  | {
      readonly type: 'unreadable';
      readonly file: string;
      readonly code: 'encoding' | 'unreadable' | 'too-large';
      readonly reason: string;
      /** What could be read of its beginning: it may declare a record. */
      readonly head?: string;
    }
  | { readonly type: 'artifacts'; readonly artifacts: readonly ArtifactFact[] }
  | { readonly type: 'as-of'; readonly asOf: AsOf }
  /** All files have been told once: cross-file checks may speak. */
  | { readonly type: 'complete' };

export interface Applied {
  readonly revision: number;
  /** Files whose findings may differ; `all` after a change of something global. */
  readonly touched: ReadonlySet<string> | 'all';
}
